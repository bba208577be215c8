"""How many acts, by which door, in a month: counted from the facts, small cells hidden."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.db import connection

from visavis.decisions.openness import Cell, publishable
from visavis.rooms.mandates.door import help_given
from visavis.rooms.observatory.acts import FAMILIES, family_of

ZONE = ZoneInfo("Europe/Paris")
COLUMNS = ("web", "desk", "phone", "paper", "other")
ALL = "all"
EMPTY = Cell(0, 0)


@dataclass(frozen=True, slots=True)
class Line:
    """One act: its code, and its count per column and in all (None: hidden)."""

    act: str
    counts: tuple[int | None, ...]
    total: int | None


@dataclass(frozen=True, slots=True)
class Month:
    """A month of acts. `shares` is the part of each column in a hundred acts, None where hidden."""

    first: date
    lines: tuple[Line, ...]
    totals: tuple[int | None, ...]
    total: int | None
    shares: tuple[int | None, ...]


def month_after(first: date) -> date:
    """The first day of the following month."""
    return date(first.year + first.month // 12, first.month % 12 + 1, 1)


def _counted(first: date) -> dict[tuple[str, str], Cell]:
    """Cells (act, column) of a month, everything the country over; acts nobody names are left out."""
    bounds = [datetime(each.year, each.month, 1, tzinfo=ZONE) for each in (first, month_after(first))]
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT name, channel, sum(acts), sum(people) FROM observatory_acts(%s, %s) GROUP BY 1, 2", bounds
        )
        rows = cursor.fetchall()
    cells: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0])
    for name, channel, acts, people in rows:
        if family := family_of(name):
            kept = cells[family, channel if channel in COLUMNS else "other"]
            kept[0] += int(acts)
            kept[1] += int(people)
    return {key: Cell(*value) for key, value in cells.items()}


def month(first: date) -> Month:
    """The month beginning on `first`."""
    cells = _counted(first)
    acts = [act for act in FAMILIES if any(key[0] == act for key in cells)]
    shown = publishable(with_totals(cells, acts))
    totals = tuple(shown[ALL, column] for column in COLUMNS)
    total = shown[ALL, ALL]
    return Month(
        first=first,
        lines=tuple(
            Line(act, tuple(shown[act, column] for column in COLUMNS), shown[act, ALL]) for act in acts
        ),
        totals=totals,
        total=total,
        shares=tuple(_share(part, total) for part in totals),
    )


def with_totals(cells: Mapping[tuple[str, str], Cell], acts: Sequence[str]) -> dict[tuple[str, str], Cell]:
    """The whole table with its totals, which are cells as secret as the others.

    How many different people a total is about is at least the most of its cells: that is what is counted.
    """
    full = {(act, column): cells.get((act, column), EMPTY) for act in acts for column in COLUMNS}
    for column in COLUMNS:
        full[ALL, column] = _together(full[act, column] for act in acts)
    for line in (*acts, ALL):
        full[line, ALL] = _together(full[line, column] for column in COLUMNS)
    return full


def _together(cells: Iterable[Cell]) -> Cell:
    listed = list(cells)
    return Cell(sum(cell.acts for cell in listed), max((cell.people for cell in listed), default=0))


@dataclass(frozen=True, slots=True)
class HelpGiven:
    """Help under mandates in a month: acts and minutes; None for both where fewer than eleven people were helped."""

    acts: int | None
    minutes: int | None

    @property
    def hours(self) -> int | None:
        return None if self.minutes is None else round(self.minutes / 60)


def help_in(first: date) -> HelpGiven:
    """What helpers and agents did under mandates in a month, everybody taken together: no name, no kind of helper."""
    since, until = (datetime(each.year, each.month, 1, tzinfo=ZONE) for each in (first, month_after(first)))
    acts, minutes, people = help_given(since, until)
    hidden = publishable({("help", ALL): Cell(acts, people)})["help", ALL] is None
    return HelpGiven(None, None) if hidden else HelpGiven(acts, minutes)


@dataclass(frozen=True, slots=True)
class Outsourced:
    """Acts of a month done by people whom a subcontractor pays; how many of a hundred acts of staff that is.

    None where fewer than eleven people are concerned, and where the rest would tell them.
    """

    acts: int | None
    share: int | None


def outsourced_in(first: date) -> Outsourced:
    """What subcontractors' people did in a month, the country over, and the part of it in all that staff did."""
    bounds = [datetime(each.year, each.month, 1, tzinfo=ZONE) for each in (first, month_after(first))]
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT acts, people, all_acts, all_people FROM observatory_outsourced(%s, %s)", bounds
        )
        acts, people, all_acts, all_people = cursor.fetchone()
    cells = {
        ("outsourced", ALL): Cell(int(acts), int(people)), ("staff", ALL): Cell(int(all_acts), int(all_people)),
    }  # fmt: skip
    shown = publishable(cells)
    part, whole = shown["outsourced", ALL], shown["staff", ALL]
    return Outsourced(part, _share(part, whole))


def _share(part: int | None, whole: int | None) -> int | None:
    return None if part is None or not whole else round(100 * part / whole)


def rows_for_csv(shown: Month) -> Sequence[tuple[str, str, str, str]]:
    """`month, act, channel, acts` lines of the open data; a hidden count is written `s` (secret)."""
    return [
        (shown.first.strftime("%Y-%m"), line.act, column, "s" if count is None else str(count))
        for line in shown.lines
        for column, count in zip(COLUMNS, line.counts, strict=True)
    ]
