"""What became of contestations in a year: counts that hide what would tell of fewer than eleven people."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.db import connection

from visavis.decisions.openness import THRESHOLD, Cell, Place, publishable, publishable_together
from visavis.decisions.remedies import GROUNDS
from visavis.foundation.words.show import language

ZONE = "Europe/Paris"
FIRST_YEAR = 2024
DOORS = ("web", "desk", "phone", "paper", "other")
OUTCOMES = ("changed", "partly", "kept")
UNANSWERED, ANSWERED = "unanswered", "answered"
LOOKS = ("waiting", "agrees", "reopened", "overturned")
ALL = "all"
EMPTY = Cell(0, 0)
Counts = Mapping[tuple[str, str, str], Cell]


@dataclass(frozen=True, slots=True)
class Line:
    """One kind of complaint: its words, its count per column (None: hidden), its total."""

    words: str
    counts: Sequence[int | None]
    total: int | None


@dataclass(frozen=True, slots=True)
class Figures:
    """A year. `median_days` has one decimal; None where too few people are concerned or nothing is answered."""

    year: int
    received: Sequence[Line]
    outcomes: Sequence[Line]
    total: int | None
    delays: Mapping[str, int | None]
    looks: Mapping[str, int | None]
    median_days: float | None
    too_few_for_median: bool


def figures_of(year: int, at: datetime) -> Figures:
    """The contestations and complaints that came in during a year, as they stand at `at`."""
    cells = _counted(year, at)
    lines = [code for code in GROUNDS if any(key[:2] == ("received", code) for key in cells)]
    shown = _protected(cells, lines)
    looks = publishable({(ALL, place): cells.get(("looked", ALL, place), EMPTY) for place in LOOKS})
    median = cells.get(("median_hours", ALL, ALL), EMPTY)
    few = 0 < median.people < THRESHOLD
    return Figures(
        year=year,
        received=_lines(shown["received"], lines, DOORS),
        outcomes=_lines(shown["outcome"], lines, (*OUTCOMES, UNANSWERED)),
        total=shown["received"].get((ALL, ALL), 0),
        delays={
            "in_time": shown["delay"][ANSWERED, "good"],
            "late": shown["delay"][ANSWERED, "bad"],
            "waiting": shown["delay"][UNANSWERED, "good"],
            "overdue": shown["delay"][UNANSWERED, "bad"],
        },
        looks={place: looks[ALL, place] for place in LOOKS},
        median_days=None if few or not median.people else round(median.acts / 24, 1),
        too_few_for_median=few,
    )


def _protected(cells: Counts, lines: Sequence[str]) -> dict[str, dict[tuple[str, str], int | None]]:
    """The three tables, protected together: a count that stands in two of them is hidden in both or in none."""
    state = {
        name: cells.get(("state", ALL, name), EMPTY) for name in ("in_time", "late", "waiting", "overdue")
    }
    delay = {
        (ANSWERED, "good"): state["in_time"],
        (ANSWERED, "bad"): state["late"],
        (ANSWERED, ALL): _together([state["in_time"], state["late"]]),
        (UNANSWERED, "good"): state["waiting"],
        (UNANSWERED, "bad"): state["overdue"],
        (UNANSWERED, ALL): _together([state["waiting"], state["overdue"]]),
        (ALL, ALL): _together(state.values()),
    }
    tables = {
        "received": _table(cells, "received", lines, DOORS),
        "outcome": _table(cells, "outcome", lines, (*OUTCOMES, UNANSWERED)),
        "delay": delay,
    }
    totals = [(line, ALL) for line in (*lines, ALL)]
    same: list[tuple[Place, Place]] = [(("received", key), ("outcome", key)) for key in totals]
    same.append((("received", (ALL, ALL)), ("delay", (ALL, ALL))))
    same.append((("outcome", (ALL, UNANSWERED)), ("delay", (UNANSWERED, ALL))))
    return publishable_together(tables, same)


def _counted(year: int, at: datetime) -> dict[tuple[str, str, str], Cell]:
    zone = ZoneInfo(ZONE)
    bounds = [datetime(year, 1, 1, tzinfo=zone), datetime(year + 1, 1, 1, tzinfo=zone), at]
    cells: dict[tuple[str, str, str], Cell] = {}
    with connection.cursor() as cursor:
        cursor.execute("select what, line, place, acts, people from contestation_counts(%s, %s, %s)", bounds)
        for what, line, place, acts, people in cursor.fetchall():
            column = place if what != "received" or place in DOORS else "other"
            before = cells.get((what, line, column), EMPTY)
            cells[what, line, column] = Cell(before.acts + int(acts), before.people + int(people))
    return cells


def _table(
    cells: Counts, what: str, lines: Sequence[str], columns: Sequence[str]
) -> dict[tuple[str, str], Cell]:
    """A table with its totals, which are cells as secret as the others."""
    full = {(line, column): cells.get((what, line, column), EMPTY) for line in lines for column in columns}
    for column in columns:
        full[ALL, column] = _together(full[line, column] for line in lines)
    for line in (*lines, ALL):
        full[line, ALL] = _together(full[line, column] for column in columns)
    return full


def _lines(
    shown: Mapping[tuple[str, str], int | None], lines: Sequence[str], columns: Sequence[str]
) -> Sequence[Line]:
    spoken = language()
    return [
        Line(GROUNDS[line].words.say(spoken), [shown[line, column] for column in columns], shown[line, ALL])
        for line in lines
    ]


def _together(cells: Iterable[Cell]) -> Cell:
    """How many people a total is about is at least the most of its cells: that is what is counted."""
    listed = list(cells)
    return Cell(sum(cell.acts for cell in listed), max((cell.people for cell in listed), default=0))
