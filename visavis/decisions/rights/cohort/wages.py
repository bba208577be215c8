"""Article 11 for a whole cohort: the wages that count, contract by contract, month by month where they differ.

A contract paid the same every month and never suspended is summed without looking at each of its months: the first
and the last apart, the others by stretch of one ceiling. The others are summed month by month.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

import numpy as np

from visavis.decisions.rights.cohort.columns import KINDS, Absences, Contracts, Table, ranks
from visavis.decisions.rights.cohort.days import (
    MISSING,
    MONTH_LENGTHS,
    MONTH_OF,
    MONTH_STARTS,
    Flags,
    Whole,
    calendar_days,
    month_start,
    months_later,
)
from visavis.decisions.rights.cohort.exact import nearest
from visavis.decisions.rights.cohort.figures import eras, figure
from visavis.decisions.rights.cohort.lives import Lives
from visavis.decisions.rights.cohort.work import SPREAD_SINCE, window
from visavis.decisions.rights.worked import REBUILT

IS_REBUILT = ranks(KINDS, REBUILT)
Days = tuple[Whole, Whole]


@dataclass(slots=True)
class Paid(Table):
    """By person: first and last day whose wages count, the reference wage, and whether a month of it is silent."""

    first: Whole
    last: Whole
    cents: Whole
    silent: Flags


@dataclass(slots=True)
class Pay:
    """By contract: the wages that count, and how many of its months nobody told."""

    cents: Whole
    silent: Whole


def reference_wage(lives: Lives) -> Paid:
    """The reference wage of each person, under whichever text; where a month is silent, it is not one."""
    contracts, (first, last) = lives.cohort.contracts, _period(lives)
    counted = _Counted(
        np.maximum(contracts.start, lives.each(first)), np.minimum(contracts.end, lives.each(last))
    )
    suspended = np.zeros(len(contracts), bool)
    suspended[lives.cohort.suspensions.of] = True
    pay = Pay(np.zeros(len(contracts), np.int64), np.zeros(len(contracts), np.int64))
    steady = counted.any & (contracts.gross != MISSING) & ~suspended
    rows = np.flatnonzero(steady)
    pay.cents[rows] = _steady_pay(contracts, rows, counted)
    _add_told_months(lives, counted, pay, np.flatnonzero(counted.any & ~steady & ~suspended))
    _add_suspended(lives, counted, pay, counted.any & suspended)
    _add_bonuses(lives, counted, pay)
    _rebuild(lives, counted, pay)
    return Paid(first, last, lives.total(pay.cents), lives.total(pay.silent) > 0)


def _period(lives: Lives) -> Days:
    """The twelve civil months before the last day paid; since October 2021, the window of article 3."""
    spread, after = lives.rules_on >= SPREAD_SINCE, month_start(lives.end + 1)
    return (
        np.where(spread, window(lives), months_later(after, -12)),
        np.where(spread, lives.end, after - 1),
    )


@dataclass(slots=True)
class _Counted:
    """The days of each contract that count, from `first` to `last`."""

    first: Whole
    last: Whole

    @property
    def any(self) -> Flags:
        return self.first <= self.last

    @property
    def days(self) -> Whole:
        return calendar_days(self.first, self.last)


@dataclass(slots=True)
class _Months:
    """Months of pay: the amount told, the days it pays, those of them that count, the days and ceiling of the month."""

    pay: Whole
    paid: Whole
    counted: Whole
    length: Whole
    cap: Whole

    @property
    def kept(self) -> Whole:
        """The pay within the ceiling, for the days that count, to the cent."""
        cap = np.where(self.paid == self.length, self.cap, nearest(self.cap * self.paid, self.length))
        kept = np.minimum(self.pay, cap)
        whole = self.paid == self.counted
        return np.where(whole, kept, nearest(kept * self.counted, np.maximum(self.paid, 1)))


@cache
def _ceilings() -> Whole:
    """By month: the ceiling of a whole month of pay."""
    return figure("monthly_wage_cap").plain[eras()[MONTH_STARTS]]


@cache
def _ceilings_by_day() -> Whole:
    """The same, by any day of the month."""
    return _ceilings()[MONTH_OF]


def _caps(month: Whole) -> Whole:
    """The ceiling of each month."""
    return _ceilings()[month]


def _steady_pay(contracts: Contracts, rows: Whole, counted: _Counted) -> Whole:
    """Contracts of one monthly wage: first month, last month, and those between."""
    first, last = counted.first[rows], counted.last[rows]
    gross, start, end = contracts.gross[rows], contracts.start[rows], contracts.end[rows]
    month, final = MONTH_OF[first], MONTH_OF[last]
    total = _part_month(gross, month, (start, end), (first, last))
    several = np.flatnonzero(final > month)
    total[several] += _part_month(
        gross[several], final[several], (start[several], end[several]), (first[several], last[several])
    )
    return total + _whole_months(gross, month + 1, final - 1)


def _part_month(gross: Whole, month: Whole, whole: Days, counted: Days) -> Whole:
    """What one month of a steady wage counts for."""
    opens, length = MONTH_STARTS[month], MONTH_LENGTHS[month]
    closes = opens + length - 1
    paid = np.minimum(closes, whole[1]) - np.maximum(opens, whole[0]) + 1
    inside = np.minimum(closes, counted[1]) - np.maximum(opens, counted[0]) + 1
    cap = _caps(month)
    kept = np.minimum(gross, cap)
    parts = np.flatnonzero((paid != length) | (inside != paid))
    pay = np.where(paid == length, gross, nearest(gross * paid, length))[parts]
    months = _Months(pay, paid[parts], inside[parts], length[parts], cap[parts])
    kept[parts] = months.kept
    return kept


def _whole_months(gross: Whole, first: Whole, last: Whole) -> Whole:
    """The months from `first` to `last`, each within its ceiling."""
    count = np.maximum(last - first + 1, 0)
    total = gross * count
    if not len(gross) or not count.any():
        return total
    opens, closes = int(first.min()), int(last.max())
    caps = _caps(np.arange(opens, max(opens, closes) + 1))
    high = np.flatnonzero(gross > caps.min())
    if len(high):
        total[high] = 0
        for cap, since, until in _stretches(caps, opens):
            held = np.minimum(last[high], until) - np.maximum(first[high], since) + 1
            total[high] += np.maximum(held, 0) * np.minimum(gross[high], cap)
    return total


def _stretches(caps: Whole, opens: int) -> Iterator[tuple[int, int, int]]:
    """Each ceiling with its first and last month."""
    changes = [0, *(np.flatnonzero(np.diff(caps)) + 1).tolist(), len(caps)]
    for since, until in pairwise(changes):
        yield int(caps[since]), opens + since, opens + until - 1


def _add_told_months(lives: Lives, counted: _Counted, pay: Pay, some: Whole) -> None:
    """Contracts whose wages are told by month: all the months counted as whole ones, then the first and the last put
    right where they are not."""
    if not len(some):
        return
    wages, contracts = lives.cohort.wages, lives.cohort.contracts
    first, last = MONTH_OF[counted.first[some]], MONTH_OF[counted.last[some]]
    since, until = wages.rows(some, MONTH_STARTS[first], MONTH_STARTS[last + 1])
    whole = np.minimum(wages.pay, np.take(_ceilings_by_day(), wages.month, mode="clip"))
    through = np.zeros(len(whole) + 1, np.int64)
    np.cumsum(whole, out=through[1:])
    pay.cents[some] = through[until] - through[since]
    pay.silent[some] = last - first + 1 - (until - since)
    for row, month, told in (
        (since, first, since < until),
        (until - 1, last, (since < until) & (first < last)),
    ):
        edge = np.flatnonzero(told)
        edge = edge[wages.month[row[edge]] == MONTH_STARTS[month[edge]]]
        of, month, row = some[edge], month[edge], row[edge]
        inside, paid = _inside(contracts, of, month, counted)
        kept = _Months(wages.pay[row], paid, inside, MONTH_LENGTHS[month], _caps(month)).kept
        pay.cents[of] += kept - whole[row]


def _inside(contracts: Contracts, of: Whole, month: Whole, counted: _Counted) -> tuple[Whole, Whole]:
    """Days of a month that count, and days of it that the contract holds."""
    opens, closes = MONTH_STARTS[month], MONTH_STARTS[month] + MONTH_LENGTHS[month] - 1
    inside = np.minimum(closes, counted.last[of]) - np.maximum(opens, counted.first[of]) + 1
    return inside, calendar_days(
        np.maximum(opens, contracts.start[of]), np.minimum(closes, contracts.end[of])
    )


def _add_suspended(lives: Lives, counted: _Counted, pay: Pay, chosen: Flags) -> None:
    """Contracts suspended at some time: month by month, days of absence apart."""
    if not chosen.any():
        return
    contracts, some = lives.cohort.contracts, np.flatnonzero(chosen)
    grid = _grid(counted, some, len(contracts))
    of = np.repeat(some, grid.counts[some])
    month = grid.first_month[of] + np.arange(len(of)) - grid.base[of]
    inside, paid = _inside(contracts, of, month, counted)
    absent = _absent_by_month(lives, grid, len(of), (contracts.start, contracts.end))
    absent_inside = _absent_by_month(lives, grid, len(of), (counted.first, counted.last))
    told, known = _told_pay(lives, grid, of)
    pay.silent += np.bincount(of[~known & (absent_inside < inside)], minlength=len(contracts))
    months = _suspended_months(contracts.gross[of], told, (inside, paid, absent, absent_inside), month)
    np.add.at(pay.cents, of, np.where(absent == paid, 0, months.kept))


@dataclass(slots=True)
class _Grid:
    """Rows of months: where those of a contract begin, how many they are, its first month."""

    base: Whole
    counts: Whole
    first_month: Whole

    def rows(self, of: Whole, month: Whole) -> tuple[Whole, Flags]:
        """The row of a month of a contract, and whether there is one."""
        rank = month - self.first_month[of]
        return self.base[of] + rank, (rank >= 0) & (rank < self.counts[of])


def _grid(counted: _Counted, some: Whole, size: int) -> _Grid:
    """Rows for the months of some contracts, none for the others."""
    base, counts, first_month = np.zeros((3, size), np.int64)
    first_month[some] = MONTH_OF[counted.first[some]]
    counts[some] = MONTH_OF[counted.last[some]] - first_month[some] + 1
    base[some] = np.cumsum(counts[some]) - counts[some]
    return _Grid(base, counts, first_month)


def _absent_by_month(lives: Lives, grid: _Grid, size: int, bounds: Days) -> Whole:
    """Days of absence of each month, within the bounds of each contract."""
    absences, found = _within(lives.cohort.suspensions, bounds), np.zeros(size, np.int64)
    spread = MONTH_OF[absences.end] - MONTH_OF[absences.start] + 1
    row = np.repeat(np.arange(len(absences)), spread)
    month = (
        MONTH_OF[absences.start[row]] + np.arange(len(row)) - np.repeat(np.cumsum(spread) - spread, spread)
    )
    opens, closes = MONTH_STARTS[month], MONTH_STARTS[month] + MONTH_LENGTHS[month] - 1
    days = np.minimum(closes, absences.end[row]) - np.maximum(opens, absences.start[row]) + 1
    at, held = grid.rows(absences.of[row], month)
    np.add.at(found, at[held], days[held])
    return found


def _within(absences: Absences, bounds: Days) -> Absences:
    start = np.maximum(absences.start, bounds[0][absences.of])
    end = np.minimum(absences.end, bounds[1][absences.of])
    held = start <= end
    return Absences(absences.of[held], absences.kind[held], start[held], end[held])


def _told_pay(lives: Lives, grid: _Grid, of: Whole) -> tuple[Whole, Flags]:
    """The pay told for each row of the grid, zero where none is; and whether a pay is known."""
    contracts, told = lives.cohort.contracts, np.zeros(len(of), np.int64)
    known = contracts.gross[of] != MISSING
    asked = (grid.counts > 0) & (contracts.gross == MISSING)
    wages = lives.cohort.wages
    wages = wages.take(np.flatnonzero(asked[wages.of]))
    at, held = grid.rows(wages.of, MONTH_OF[wages.month])
    told[at[held]] = wages.pay[held]
    known[at[held]] = True
    return told, known


def _suspended_months(gross: Whole, told: Whole, days: tuple[Whole, ...], month: Whole) -> _Months:
    """A steady wage pays the days present; a wage told by month is what it is."""
    inside, paid, absent, absent_inside = days
    length, steady = MONTH_LENGTHS[month], gross != MISSING
    present = np.where(steady, paid - absent, paid)
    counted = np.where(steady, inside - absent_inside, inside)
    steady_pay = np.where(present == length, gross, nearest(np.maximum(gross, 0) * present, length))
    return _Months(np.where(steady, steady_pay, told), present, counted, length, _caps(month))


def _add_bonuses(lives: Lives, counted: _Counted, pay: Pay) -> None:
    """Bonuses for the days they reward inside the days that count."""
    bonuses, contracts = lives.cohort.bonuses, lives.cohort.contracts
    if not len(bonuses):
        return
    of = bonuses.of
    first = np.where(bonuses.start == MISSING, contracts.start[of], bonuses.start)
    last = np.where(bonuses.end == MISSING, contracts.end[of], bonuses.end)
    days = calendar_days(np.maximum(first, counted.first[of]), np.minimum(last, counted.last[of]))
    np.add.at(pay.cents, of, nearest(bonuses.amount * days, last - first + 1))


def _rebuild(lives: Lives, counted: _Counted, pay: Pay) -> None:
    """Article 12, since October 2021: the pay of the days present, spread over all the days counted of the contract."""
    absences = lives.cohort.suspensions
    if not len(absences):
        return
    absences = _within(absences.take(IS_REBUILT[absences.kind]), (counted.first, counted.last))
    absent = np.zeros(len(counted.first), np.int64)
    np.add.at(absent, absences.of, absences.end - absences.start + 1)
    days = counted.days
    rebuilt = lives.each(lives.rules_on) >= SPREAD_SINCE
    rows = np.flatnonzero(rebuilt & (absent > 0) & (absent < days))
    pay.cents[rows] = nearest(pay.cents[rows] * days[rows], days[rows] - absent[rows])
