"""What happened, in the past tense: each fact is one durable row, and whoever is wired reacts."""

from visavis.foundation.facts.fact import Fact, header
from visavis.foundation.facts.publish import Wire, after_commit, publish, same_transaction, wire

__all__ = ["Fact", "Wire", "after_commit", "header", "publish", "same_transaction", "wire"]
