"""A cohort made ready: contracts in order, each day given to one contract only, the last one, the day of the rules."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from itertools import pairwise

import numpy as np

from visavis.decisions.rights.cohort.columns import REASONS, Cohort, each_day_once, ranks
from visavis.decisions.rights.cohort.days import MISSING, Flags, Whole, ages
from visavis.decisions.rights.cohort.figures import eras
from visavis.decisions.rights.situation import DISMISSALS

DAY_BITS, RANK_BITS = 17, 20
DAY_MASK, RANK_MASK = (1 << DAY_BITS) - 1, (1 << RANK_BITS) - 1
IS_DISMISSAL = ranks(REASONS, DISMISSALS)


@dataclass(slots=True)
class Lives:
    """Persons who have a contract at least, and what is known of each at the end of her last one.

    `firsts` is the row of each person's first contract. `fresh` is, for each contract, its first day that no earlier
    contract holds (after its end when there is none): so that each day is counted once.
    """

    cohort: Cohort
    firsts: Whole
    fresh: Whole
    last: Whole
    end: Whole
    rules_on: Whole
    era: Whole
    age: Whole

    def __len__(self) -> int:
        return len(self.last)

    def total(self, by_contract: Whole) -> Whole:
        """The sum over the contracts of each person."""
        return np.add.reduceat(by_contract, self.firsts)

    def most(self, by_contract: Whole) -> Whole:
        """The highest over the contracts of each person."""
        return np.maximum.reduceat(by_contract, self.firsts)

    def least(self, by_contract: Whole) -> Whole:
        """The lowest over the contracts of each person."""
        return np.minimum.reduceat(by_contract, self.firsts)

    def each(self, by_person: Whole) -> Whole:
        """The value of a person beside each of her contracts."""
        return by_person[self.cohort.contracts.of]

    def keep(self, chosen: Flags) -> Lives:
        """The chosen persons alone."""
        if chosen.all():
            return self
        held = chosen[self.cohort.contracts.of]
        kept = self.cohort.keep(chosen)
        moved, persons = np.cumsum(held) - 1, np.flatnonzero(chosen)
        by_person = (getattr(self, one.name)[persons] for one in fields(self)[4:])
        return Lives(
            kept, moved[self.firsts[persons]], self.fresh[held], moved[self.last[persons]], *by_person
        )

    def without_pay(self, above_the_law: Whole) -> Lives:
        """The same persons, once all that comes from their wages and bonuses is known: both are left aside."""
        cohort, nothing = self.cohort, slice(0, 0)
        left = replace(
            cohort,
            contracts=replace(cohort.contracts, supra_legal=above_the_law),
            wages=cohort.wages.take(nothing),
            bonuses=cohort.bonuses.take(nothing),
        )
        return replace(self, cohort=left)

    def by_group(self, groups: Whole) -> Iterator[tuple[int, Whole, Lives]]:
        """The persons of each group from 0 on, with their rows: put in order once, then only looked at."""
        if (groups == groups[0]).all():
            if groups[0] >= 0:
                yield int(groups[0]), np.arange(len(groups)), self
            return
        order = np.argsort(groups.astype(np.int8), kind="stable")
        whole, bounds = self._arranged(order), np.searchsorted(groups[order], np.arange(groups.max() + 2))
        for group, (first, last) in enumerate(pairwise(bounds.tolist())):
            if first < last:
                yield group, order[first:last], whole._between(first, last)

    def _arranged(self, order: Whole) -> Lives:
        counts = np.diff(self.firsts, append=len(self.cohort.contracts))[order]
        firsts = np.cumsum(counts) - counts
        rows = np.arange(counts.sum()) + np.repeat(self.firsts[order] - firsts, counts)
        last = firsts + (self.last - self.firsts)[order]
        by_person = (getattr(self, one.name)[order] for one in fields(self)[4:])
        return Lives(self.cohort.arranged(rows, order), firsts, self.fresh[rows], last, *by_person)

    def _between(self, first: int, last: int) -> Lives:
        rows = int(self.firsts[first]), len(self.cohort.contracts)
        if last < len(self):
            rows = rows[0], int(self.firsts[last])
        by_person = (getattr(self, one.name)[first:last] for one in fields(self)[4:])
        return Lives(
            self.cohort.between(first, last, rows),
            self.firsts[first:last] - rows[0],
            self.fresh[slice(*rows)],
            self.last[first:last] - rows[0],
            *by_person,
        )


def ready(cohort: Cohort) -> Lives:
    """The lives of a cohort in which every person has a contract."""
    cohort = in_order(cohort)
    cohort = replace(cohort, suspensions=each_day_once(cohort.suspensions))
    contracts = cohort.contracts
    firsts = np.flatnonzero(np.diff(contracts.of, prepend=-1))
    last = _last(cohort, firsts)
    end = contracts.end[last]
    rules_on = _rules_on(cohort, last, end)
    return Lives(
        cohort,
        firsts,
        fresh_days(contracts.of, contracts.start, contracts.end),
        last,
        end,
        rules_on,
        eras()[rules_on],
        ages(cohort.persons.birth, end),
    )


def in_order(cohort: Cohort) -> Cohort:
    """The same cohort, the contracts of each person by start, then by end, then as told."""
    contracts = cohort.contracts
    key = (contracts.of << 2 * DAY_BITS) | (contracts.start << DAY_BITS) | contracts.end
    if (key[1:] >= key[:-1]).all():
        return cohort
    return cohort.arranged(np.argsort(key, kind="stable"))


def fresh_days(of: Whole, start: Whole, end: Whole) -> Whole:
    """The first day of each contract that no contract before it holds; contracts by person, then by start."""
    furthest = np.maximum.accumulate((of << DAY_BITS) | end)
    before = np.empty_like(furthest)
    before[:1], before[1:] = -1, furthest[:-1]
    held_until = np.where(before >> DAY_BITS == of, before & DAY_MASK, -1)
    return np.maximum(start, held_until + 1)


def _last(cohort: Cohort, firsts: Whole) -> Whole:
    """The row of the contract that ends last; of those, that starts last; of those, told first."""
    contracts = cohort.contracts
    key = (contracts.end << DAY_BITS) | contracts.start
    key = (key << RANK_BITS) | (RANK_MASK - contracts.told)
    return np.flatnonzero(key == np.maximum.reduceat(key, firsts)[contracts.of])


def _rules_on(cohort: Cohort, last: Whole, end: Whole) -> Whole:
    """The day that chooses the rules: the start of a dismissal's procedure where it is told and earlier."""
    started, dismissed = cohort.contracts.procedure_start[last], IS_DISMISSAL[cohort.contracts.reason[last]]
    return np.where(dismissed & (started != MISSING), np.minimum(started, end), end)
