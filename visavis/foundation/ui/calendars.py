"""The month as a calendar, and a line of months: what is paid, what waits, what was leave."""

from __future__ import annotations

import calendar
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from visavis.foundation.words import show

CELL_WIDTH, CELL_HEIGHT, TOP = 57, 49, 24
# More letters than this run into each other on a narrow screen.
MOST_INITIALS = 18
KINDS = frozenset({"paid", "wait", "leave", "plain"})


@dataclass(frozen=True, slots=True)
class Name:
    """The name of a column."""

    words: str
    x: str


@dataclass(frozen=True, slots=True)
class Day:
    """One cell: `kind` is paid, wait, leave or plain; `first` is the first day paid."""

    number: int
    x: int
    y: int
    kind: str
    first: bool


@dataclass(frozen=True, slots=True)
class Month:
    """A month ready to draw by `<c-month>`; `words` say the same as the drawing."""

    id: str
    title: str
    height: int
    weekdays: tuple[Name, ...]
    days: tuple[Day, ...]
    words: tuple[str, ...]


def month_of(
    day: date,
    kinds: Mapping[date, str],
    *,
    id: str,
    title: str,
    words: Iterable[str] = (),
    first_paid: date | None = None,
) -> Month:
    """The month that holds `day`. Days missing from `kinds` are plain. Raises `ValueError` on an unknown kind."""
    if unknown := set(kinds.values()) - KINDS:
        raise ValueError(f"unknown kinds of day: {', '.join(sorted(unknown))}")
    before, length = calendar.monthrange(day.year, day.month)
    cells = []
    for number in range(1, length + 1):
        row, column = divmod(before + number - 1, 7)
        this = day.replace(day=number)
        cells.append(
            Day(
                number,
                1 + column * CELL_WIDTH,
                TOP + row * CELL_HEIGHT,
                kinds.get(this, "plain"),
                this == first_paid,
            )
        )
    rows = (before + length + 6) // 7
    names = tuple(
        Name(name[:3], f"{28.5 + place * CELL_WIDTH:g}") for place, name in enumerate(show.weekdays())
    )
    return Month(id, title, TOP + rows * CELL_HEIGHT + 2, names, tuple(cells), tuple(words))


@dataclass(frozen=True, slots=True)
class MonthBar:
    """One month of the line; `year` is written at each January."""

    x: int
    y: str
    width: int
    height: str
    middle: str
    initial: str
    year: str


@dataclass(frozen=True, slots=True)
class Months:
    """A line of months ready to draw by `<c-months>`."""

    id: str
    title: str
    first_words: str
    usual_words: str
    bars: tuple[MonthBar, ...]


def line_of_months(
    start: date, shares: Sequence[float], *, id: str, title: str, first_words: str = "", usual_words: str = ""
) -> Months:
    """One bar a month from `start`; each share between 0 and 1 is the part of the month that is paid."""
    step = 400 // max(len(shares), 1)
    every = 1 + (len(shares) - 1) // MOST_INITIALS
    bars = []
    for place, share in enumerate(shares):
        years, month = divmod(start.month - 1 + place, 12)
        tall, x = 40 * min(max(share, 0), 1), place * step
        bars.append(
            MonthBar(
                x,
                f"{42 - tall:g}",
                max(step - 2, 1),
                f"{tall:g}",
                f"{x + step / 2:g}",
                show.months()[month][0].upper() if place % every == 0 else "",
                str(start.year + years) if month == 0 else "",
            )
        )
    return Months(id, title, first_words, usual_words, tuple(bars))
