"""How often humans kept or changed what an algorithm said, over a year, counted from facts; few people are hidden."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import connection

from visavis.decisions.openness import Cell, publishable

OVER = timedelta(days=365)
# What adds up, per package: the outcomes, those in which a human changed what the machine said, and counts alone.
ANSWERS: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "rights": (("changed", "partly", "kept"), ("changed", "partly")),
    "offers": (("released", "confirmed"), ("released",)),
    "matching": ((), ()),
}
COUNTS = {
    "rights": ("computed", "to_a_human", "overruled"),
    "offers": (),
    "matching": ("overruled", "switched_off"),
}
ALL = "all"


@dataclass(frozen=True, slots=True)
class Outcomes:
    """`counts`: (outcome, how many or None when hidden). `overruled_in_100`: answers in which a human changed the
    result, in a hundred; None when hidden or when there was none."""

    counts: tuple[tuple[str, int | None], ...]
    answered: int | None
    overruled_in_100: float | None


def outcomes(package: str, now: datetime) -> Outcomes | None:
    """The outcomes of one package over the year before `now`; None for a package that decides nothing."""
    return _published(package, _counted(now)) if package in ANSWERS else None


def _counted(now: datetime) -> dict[tuple[str, str], Cell]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT package, outcome, acts, people FROM register_outcomes(%s) WHERE package IS NOT NULL",
            [now - OVER],
        )
        return {
            (package, outcome): Cell(acts, people) for package, outcome, acts, people in cursor.fetchall()
        }


def _published(package: str, counted: Mapping[tuple[str, str], Cell]) -> Outcomes:
    answers, changed = ANSWERS[package]
    none = Cell(0, 0)
    cells = {("answers", name): counted.get((package, name), none) for name in answers}
    total = Cell(
        sum(each.acts for each in cells.values()), max((each.people for each in cells.values()), default=0)
    )
    cells["answers", ALL] = total
    cells |= {(name, name): counted.get((package, name), none) for name in COUNTS[package]}
    shown = publishable(cells)
    of_answers = [(name, shown["answers", name]) for name in answers]
    of_counts = [(name, shown[name, name]) for name in COUNTS[package]]
    parts = [shown["answers", name] for name in changed]
    rate = None
    if shown["answers", ALL] and parts and None not in parts:
        rate = round(100 * sum(part or 0 for part in parts) / total.acts, 1)
    return Outcomes((*of_counts, *of_answers), shown["answers", ALL] if answers else None, rate)
