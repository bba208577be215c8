"""The dated figures of the regulation as tables: the same series, read by the same code, one cell a stretch of days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import product

import numpy as np

from visavis.decisions.rights.cohort.days import MISSING, MONTH_OF, Flags, Whole, numbered
from visavis.decisions.rights.parameters import Series, Whom, all_series

RATIO, HUNDREDTHS = 10**4, 100
SCALES = {"euro": 100, "ratio": RATIO, "number": HUNDREDTHS}
BOOLEANS = (False, True)


@dataclass(frozen=True, slots=True)
class Figure:
    """Values by age bracket, territory, seasonal or not, and era; scaled by its unit (cents, 1/10 000, 1/100)."""

    ages_from: tuple[int, ...]
    values: Whole
    by_place: bool
    by_work: bool

    @property
    def plain(self) -> Whole:
        """Its values by era, when they are the same for everybody."""
        return self.values[0, 0, 0]

    def for_whom(
        self, era: Whole, age: Whole, overseas: Flags | bool = False, seasonal: Flags | bool = False
    ) -> Whole:
        """Its value for each person."""
        place = np.asarray(overseas, int) if self.by_place else 0
        work = np.asarray(seasonal, int) if self.by_work else 0
        bracket = sum((age >= since).astype(np.int64) for since in self.ages_from[1:])
        return self.values[bracket, place, work, era]


@cache
def changes() -> tuple[date, ...]:
    """Every day on which some figure changes, in order; the first one opens all the others."""
    days = {day for one in all_series().values() for day in one.unknown_since}
    days |= {value.since for one in all_series().values() for value in one.values}
    return (date(1900, 1, 1), *sorted(days))


@cache
def eras() -> Whole:
    """By day: how many changes came until then."""
    return np.searchsorted([numbered(day) for day in changes()], np.arange(len(MONTH_OF)), side="right") - 1


@cache
def figure(name: str) -> Figure:
    """One figure through time. Raises `ValueError` when a value is finer than its scale."""
    series = all_series()[name]
    ages = sorted({0} | {value.age_from for value in series.values})
    cells = [
        _cell(series, day, Whom(age, overseas, seasonal))
        for age, overseas, seasonal, day in product(ages, BOOLEANS, BOOLEANS, changes())
    ]
    shape = (len(ages), 2, 2, len(changes()))
    by_place = any(value.overseas is not None for value in series.values)
    by_work = any(value.seasonal is not None for value in series.values)
    return Figure(tuple(ages), np.array(cells, np.int64).reshape(shape), by_place, by_work)


def _cell(series: Series, day: date, whom: Whom) -> int:
    try:
        scaled = series.at(day, whom).value * SCALES.get(series.unit, 1)
    except LookupError:
        return MISSING
    if scaled != int(scaled):
        raise ValueError(f"{series.name} on {day} is finer than its scale")
    return int(scaled)
