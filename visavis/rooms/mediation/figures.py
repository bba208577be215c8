"""A year of mediation in counts that hide what would tell of fewer than eleven people."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.db import connection

from visavis.decisions.openness import THRESHOLD, Cell, publishable_together

ZONE = "Europe/Paris"
FIRST_YEAR = 2024
RECEIVED = ("web", "desk", "phone", "paper")
JUDGED = ("admissible", "inadmissible", "withdrawn", "waiting")
RECOMMENDED = ("applied", "promised", "pending", "refused")
ALL = "all"
EMPTY = Cell(0, 0)


@dataclass(frozen=True, slots=True)
class Figures:
    """A year. Each count is None where it would tell of one to ten people; `median_days` too."""

    year: int
    received: Mapping[str, int | None]
    judged: Mapping[str, int | None]
    total: int | None
    recommended: Mapping[str, int | None]
    median_days: int | None


def figures_of(year: int) -> Figures:
    """The referrals that came in during a year, and the recommendations for people made in it."""
    cells = _counted(year)
    tables = {
        "received": _row(cells, "received", RECEIVED),
        "judged": _row(cells, "judged", JUDGED),
        "recommended": _row(cells, "recommended", RECOMMENDED),
    }
    shown = publishable_together(tables, [(("received", (ALL, ALL)), ("judged", (ALL, ALL)))])
    median = cells.get(("median_days", ALL), EMPTY)
    return Figures(
        year=year,
        received={place: shown["received"][ALL, place] for place in RECEIVED},
        judged={place: shown["judged"][ALL, place] for place in JUDGED},
        total=shown["received"][ALL, ALL],
        recommended={place: shown["recommended"][ALL, place] for place in RECOMMENDED},
        median_days=median.acts if median.people >= THRESHOLD else None,
    )


def _counted(year: int) -> dict[tuple[str, str], Cell]:
    zone = ZoneInfo(ZONE)
    bounds = [datetime(year, 1, 1, tzinfo=zone), datetime(year + 1, 1, 1, tzinfo=zone)]
    with connection.cursor() as cursor:
        cursor.execute("select what, place, acts, people from mediation_counts(%s, %s)", bounds)
        return {
            (what, place): Cell(int(acts), int(people)) for what, place, acts, people in cursor.fetchall()
        }


def _row(
    cells: Mapping[tuple[str, str], Cell], what: str, places: tuple[str, ...]
) -> dict[tuple[str, str], Cell]:
    """One line and its total, which is about as many people as its largest cell at least."""
    row = {(ALL, place): cells.get((what, place), EMPTY) for place in places}
    people = max((cell.people for cell in row.values()), default=0)
    row[ALL, ALL] = Cell(sum(cell.acts for cell in row.values()), people)
    return row
