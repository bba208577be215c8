"""A meeting in person within five working days: the promise, and what we say when it is broken.

The fifth working day after the day of asking ends at 24:00, local time; a slot that begins before that keeps it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from visavis.decisions.presence.hours import day, moment
from visavis.decisions.shared.sentence import Sentence

WORKING_DAYS = 5


@dataclass(frozen=True, slots=True)
class PhysicalPromise:
    """Is a meeting in person within reach? `slot` is the sentence that names it, None when there is none."""

    kept: bool
    words: Sentence
    slot: Sentence | None


def physical_promise(*, today: date, last_day: date, next_start: datetime | None) -> PhysicalPromise:
    """`last_day` is the fifth working day after `today`; `next_start` the first free slot in person (local)."""
    slot = moment(next_start, today) if next_start else None
    if next_start is not None and next_start.date() <= last_day:
        owed = Sentence.of(
            "Nous vous devons un rendez-vous sur place en {days:jour ouvré|jours ouvrés} au plus, "
            "donc {day} au plus tard.",
            days=WORKING_DAYS,
            day=day(last_day, today),
        )
        return PhysicalPromise(True, owed, slot)
    broken = Sentence.of("Promesse non tenue. Nous vous rappelons avec un rendez-vous avant ce soir.")
    return PhysicalPromise(False, broken, slot)
