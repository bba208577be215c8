"""Who cannot be read, and who goes to the scalar engine all the same: the problems of `checking`, as columns."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from visavis.decisions.rights.checking import EARLIEST_CONTRACT, HIGHEST_MONTH, LATEST_DAY, LONGEST_WEEK
from visavis.decisions.rights.cohort.columns import (
    HOURS_SCALE,
    NATURES,
    RATIO_SCALE,
    REASONS,
    TOO_FINE,
    Cohort,
    ranks,
)
from visavis.decisions.rights.cohort.days import (
    DAY_OF_MONTH,
    MISSING,
    Flags,
    Whole,
    month_start,
    numbered,
)
from visavis.decisions.rights.cohort.lives import RANK_MASK, Lives
from visavis.decisions.rights.cohort.results import Routed
from visavis.decisions.rights.situation import EndReason, Nature

EARLIEST, LATEST, HIGHEST = numbered(EARLIEST_CONTRACT), numbered(LATEST_DAY), HIGHEST_MONTH.cents
LARGEST_SUM, MOST_HOURS = 10**10, int(LONGEST_WEEK) * HOURS_SCALE
HAS_NO_TERM, ENDS_BY_TERM = ranks(NATURES, {Nature.CDI}), ranks(REASONS, {EndReason.END_OF_FIXED_TERM})


def routed(cohort: Cohort) -> Whole:
    """For each person: why she goes to the scalar engine, as far as it is seen before counting anything."""
    found = np.zeros(len(cohort), np.int64)
    for rows, problem in _fine_or_twice(cohort):
        found[rows] = problem
    for rows in _unreadable(cohort):
        found[rows] = Routed.UNREADABLE
    return found


def _fine_or_twice(cohort: Cohort) -> Iterator[tuple[Whole | Flags, Routed]]:
    persons, contracts = cohort.persons, cohort.contracts
    yield persons.tax_parts == TOO_FINE, Routed.TOO_FINE
    yield contracts.of[contracts.ratio == TOO_FINE], Routed.TOO_FINE
    yield contracts.of[contracts.weekly_hours == TOO_FINE], Routed.TOO_FINE
    yield contracts.of[contracts.severance > LARGEST_SUM], Routed.TOO_LARGE
    yield contracts.of[contracts.told > RANK_MASK], Routed.TOO_LARGE
    yield _summed(contracts.of, cohort.bonuses.of, cohort.bonuses.amount, len(cohort)), Routed.TOO_LARGE
    wages = cohort.wages
    again = np.flatnonzero(wages.month[1:] == wages.month[:-1])
    twice = again[wages.of[again + 1] == wages.of[again]]
    yield contracts.of[wages.of[twice]], Routed.MONTH_TWICE


def _summed(persons: Whole, of: Whole, amounts: Whole, count: int) -> Flags:
    """Whose bonuses are so large together that a product could leave 64 bits."""
    total = np.zeros(count, np.int64)
    np.add.at(total, persons[of], np.clip(amounts, 0, LARGEST_SUM))
    return total > LARGEST_SUM // 10


def _unreadable(cohort: Cohort) -> Iterator[Whole | Flags]:
    persons, contracts = cohort.persons, cohort.contracts
    yield np.bincount(contracts.of, minlength=len(cohort)) == 0
    yield (persons.birth < 0) | (persons.birth >= LATEST)
    for days in (persons.registered_on, persons.waiting_served_on, persons.payment_month):
        yield (days != MISSING) & _impossible(days)
    yield cohort.apart.of[_impossible(cohort.apart.start)]
    yield cohort.apart.of[cohort.apart.end < cohort.apart.start]
    for wrong in _wrong_contracts(cohort):
        yield contracts.of[wrong]
    for owners in _wrong_parts(cohort):
        yield contracts.of[owners]


def _impossible(days: Whole) -> Flags:
    return (days < EARLIEST) | (days >= LATEST)


def _wrong_contracts(cohort: Cohort) -> Iterator[Flags]:
    one = cohort.contracts
    yield (one.end < one.start) | (one.end >= LATEST)
    yield one.start < np.maximum(cohort.persons.birth[one.of], EARLIEST)
    yield one.procedure_start > one.end
    yield HAS_NO_TERM[one.nature] & ENDS_BY_TERM[one.reason]
    for amounts in (one.gross, one.leave_indemnity, one.supra_legal):
        yield (amounts != MISSING) & ((amounts < 0) | (amounts > HIGHEST))
    yield (one.ratio != TOO_FINE) & ((one.ratio <= 0) | (one.ratio > RATIO_SCALE))
    told = (one.weekly_hours != MISSING) & (one.weekly_hours != TOO_FINE)
    yield told & ((one.weekly_hours <= 0) | (one.weekly_hours > MOST_HOURS))
    paid = one.gross != MISSING
    paid[cohort.wages.of[cohort.wages.firsts]] = True
    yield ~paid


def _wrong_parts(cohort: Cohort) -> Iterator[Whole]:
    """The contracts of wages, bonuses and suspensions that cannot be."""
    one, wages, bonuses, suspensions = cohort.contracts, cohort.wages, cohort.bonuses, cohort.suspensions
    if len(wages) and (wages.pay.min() < 0 or wages.pay.max() > HIGHEST):
        yield wages.of[(wages.pay < 0) | (wages.pay > HIGHEST)]
    yield bonuses.of[(bonuses.amount < 0) | (bonuses.amount > HIGHEST)]
    first = np.where(bonuses.start == MISSING, one.start[bonuses.of], bonuses.start)
    last = np.where(bonuses.end == MISSING, one.end[bonuses.of], bonuses.end)
    yield bonuses.of[last < first]
    yield suspensions.of[suspensions.end < suspensions.start]
    yield _paid_outside(cohort)


def _paid_outside(cohort: Cohort) -> Whole:
    """The contracts told by month whose first or last month told is none of theirs."""
    one, wages, first = cohort.contracts, cohort.wages, cohort.wages.firsts
    of, last = wages.of[first], np.append(first, len(wages))[1:] - 1
    safe = np.clip(one.start[of], 0, LATEST)
    outside = (wages.month[first] < safe - DAY_OF_MONTH[safe]) | (wages.month[last] > one.end[of])
    return of[outside & (one.gross[of] == MISSING)]


def routed_together(lives: Lives) -> Whole:
    """The same, for what is seen only between contracts: days set apart inside one, a month paid before the end."""
    found = np.zeros(len(lives), np.int64)
    found[_apart_inside_contracts(lives)] = Routed.UNREADABLE
    paid = lives.cohort.persons.payment_month
    found[(paid != MISSING) & (paid < month_start(lives.end))] = Routed.UNREADABLE
    return found


def _apart_inside_contracts(lives: Lives) -> Whole:
    apart, contracts = lives.cohort.apart, lives.cohort.contracts
    if not len(apart):
        return apart.of
    counts = np.diff(lives.firsts, append=len(contracts))[apart.of]
    period = np.repeat(np.arange(len(apart)), counts)
    row = np.arange(len(period)) - np.repeat(np.cumsum(counts) - counts, counts)
    row += lives.firsts[apart.of][period]
    touched = (apart.start[period] <= contracts.end[row]) & (contracts.start[row] <= apart.end[period])
    return apart.of[period[touched]]
