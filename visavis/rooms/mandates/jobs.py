"""What happens after a yes, an act, an end: letters. No job ends a mandate: its date does.

`on_…` are the handlers for the table of facts: they only put jobs in line, in the act's own transaction.
"""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from visavis.foundation.clock import day_at, now
from visavis.foundation.jobs import daily, job, later
from visavis.rooms.mandates import letters
from visavis.rooms.mandates.facts import MandateEnded, MandateGiven
from visavis.rooms.mandates.models import Use
from visavis.rooms.mandates.queries import helps


def on_given(fact: MandateGiven) -> None:
    later(write_given, file_id=fact.person, mandate_id=fact.mandate_id)


def on_ended(fact: MandateEnded) -> None:
    later(write_ended, file_id=fact.person, mandate_id=fact.mandate_id)


@job("mandates.write_given")
def write_given(*, file_id: UUID, mandate_id: UUID) -> None:
    letters.on_given(mandate_id, now())


@job("mandates.write_ended")
def write_ended(*, file_id: UUID, mandate_id: UUID) -> None:
    letters.on_ended(mandate_id, now())


@daily("19:00")
@job("mandates.tell_the_day")
def tell_the_day() -> None:
    """One letter to each person for whom something was done since yesterday evening."""
    at = now()
    done = Use.objects.filter(at__gt=at - timedelta(days=1), at__lte=at).select_related("mandate")
    people: dict[UUID, list[Use]] = {}
    for each in done.order_by("at", "id"):
        people.setdefault(each.file_id, []).append(each)
    for file_id, uses in people.items():
        letters.of_a_day(file_id, day_at(at, "Europe/Paris"), helps(uses), at)
