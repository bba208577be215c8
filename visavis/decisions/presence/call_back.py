"""When a person who pressed "Rappelez-moi" is called: a promise with an hour.

The rule, in plain words: asked on a working day before 15 h, we call the same day before 17 h. Asked later, or on a
day when nobody works, we call on the next working day before 12 h. Hours are those of the agency's wall.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time

from visavis.decisions.presence.hours import day, hour
from visavis.decisions.shared.sentence import Sentence

SAME_DAY_UNTIL = time(15)
SAME_DAY_BEFORE = time(17)
NEXT_DAY_BEFORE = time(12)


@dataclass(frozen=True, slots=True)
class CallBackPromise:
    """We call before `due` (local datetime); `words` says so: "Aujourd'hui, avant 17 h"."""

    due: datetime
    words: Sentence


def call_back_promise(*, asked: datetime, today_is_worked: bool, next_working_day: date) -> CallBackPromise:
    """The promise made to somebody who asks at `asked` (local datetime with its zone)."""
    same_day = today_is_worked and asked.time() < SAME_DAY_UNTIL
    on, before = (asked.date(), SAME_DAY_BEFORE) if same_day else (next_working_day, NEXT_DAY_BEFORE)
    due = datetime.combine(on, before, asked.tzinfo)
    return CallBackPromise(due, promise_words(due, asked.date()))


def promise_words(due: datetime, today: date) -> Sentence:
    """The promise said on a given day, before it is due."""
    return Sentence.of("{day}, avant {hour}", day=day(due.date(), today), hour=hour(due))


def lateness(due: datetime, now: datetime) -> Sentence | None:
    """How late we are, said plainly; None while the promise can still be kept."""
    if now < due:
        return None
    minutes = int((now - due).total_seconds()) // 60
    if minutes < 60:
        return Sentence.of("En retard de {minutes:minute|minutes}.", minutes=max(minutes, 1))
    hours = minutes // 60
    if hours < 24:
        return Sentence.of("En retard de {hours:heure|heures}.", hours=hours)
    return Sentence.of("En retard de {days:jour|jours}.", days=hours // 24)
