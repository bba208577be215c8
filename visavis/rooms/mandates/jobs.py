"""What happens after a yes, an act, an end: letters. No job ends a mandate: its date does.

`on_…` are the handlers for the table of facts: they only put jobs in line, in the act's own transaction.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import timedelta
from uuid import UUID

from visavis.foundation.clock import day_at, now
from visavis.foundation.jobs import Retry, daily, job, later
from visavis.foundation.outside.chosen import port
from visavis.foundation.outside.ports import Parcel, Undeliverable
from visavis.foundation.vault import unseal
from visavis.rooms.mandates import letters
from visavis.rooms.mandates.facts import MandateEnded, MandateGiven
from visavis.rooms.mandates.models import AskedWord, Use
from visavis.rooms.mandates.queries import helps
from visavis.rooms.mandates.words_asked import forget_number, parcel_key


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


@job("mandates.carry_word", retry=Retry(times=20))
def carry_word(*, word_id: UUID) -> None:
    """Hand the question over; then nobody can read the number any more. Asked too late, it is not asked."""
    row = AskedWord.objects.get(id=word_id)
    if not row.sealed_number:
        return
    if now() < row.until_at:
        text = letters.first_word(row.asked_by)
        to = unseal(row.id, bytes(row.sealed_number))
        parcel = Parcel(file_id=parcel_key(row), reference=f"word-{row.id.hex}", to=to, text=text)
        with suppress(Undeliverable):
            port("sms").carry(parcel)
    forget_number(row)


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
