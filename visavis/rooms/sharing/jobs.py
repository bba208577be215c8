"""What happens after an agreement and before the end of a stop: a letter.

`on_…` are the handlers for the table of facts: they only put jobs in line, in the act's own transaction.
"""

from __future__ import annotations

from uuid import UUID

from visavis.foundation.clock import now
from visavis.foundation.jobs import job, later
from visavis.rooms.sharing import letters
from visavis.rooms.sharing.facts import SharingAgreed, UseResumed


def on_agreed(fact: SharingAgreed) -> None:
    later(write_agreed, file_id=fact.person, agreement_id=fact.agreement_id)


def on_resumed(fact: UseResumed) -> None:
    if fact.announced:
        later(write_announced, file_id=fact.person, restriction_id=fact.restriction_id)


@job("sharing.write_agreed")
def write_agreed(*, file_id: UUID, agreement_id: UUID) -> None:
    letters.on_agreed(file_id, agreement_id, now())


@job("sharing.write_announced")
def write_announced(*, file_id: UUID, restriction_id: UUID) -> None:
    letters.on_announced(file_id, restriction_id, now())
