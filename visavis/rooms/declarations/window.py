"""When a month is told: from its 28th until the 15th of the next. Later it is heard all the same."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from visavis.decisions.shared.periods import add_months

OPENS, LAST = 28, 15


class State(StrEnum):
    """Where a month stands: told, to tell now, to tell though its day has passed, not open yet."""

    TOLD = "told"
    OPEN = "open"
    LATE = "late"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class Window:
    """The days on which a month is told: `until` is the last one, until midnight."""

    opens_on: date
    until: date

    def state(self, today: date, *, told: bool) -> State:
        if told:
            return State.TOLD
        if today < self.opens_on:
            return State.LATER
        return State.OPEN if today <= self.until else State.LATE


def window_of(month: date) -> Window:
    """The window of the month that begins on `month`."""
    return Window(month.replace(day=OPENS), add_months(month, 1).replace(day=LAST))


def months_between(first: date, last: date) -> list[date]:
    """The first day of each month from the month of `first` to that of `last`, latest first."""
    count = (last.year - first.year) * 12 + last.month - first.month
    return [add_months(last.replace(day=1), -back) for back in range(count + 1)]
