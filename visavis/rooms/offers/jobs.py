"""What happens by itself: words made by an older version are made again, and the known words are counted."""

from __future__ import annotations

from visavis.foundation.facts import Fact
from visavis.foundation.jobs import daily, job, later
from visavis.rooms.offers import indexing, vocabulary


def on_imported(fact: Fact) -> None:
    """New titles or places: their words are learnt."""
    later(learn_words)


@daily("03:10")
@job("offers.learn_words")
def learn_words() -> None:
    vocabulary.learn()


@daily("03:40")
@job("offers.reindex")
def reindex() -> None:
    """One batch a job, each in its own transaction, until all offers are of the version of today."""
    if indexing.reindex():
        later(reindex)
