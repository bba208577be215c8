"""A cohort as columns: one table of persons, and beside it their contracts, wages, bonuses and absences.

Days are numbers (`days.numbered`), amounts whole cents, shares and hours whole multiples of the scales below; what
nobody told is `MISSING`. Words of a list (nature, reason…) are ranks in that list. A datum finer than its scale is
`TOO_FINE`: nothing is rounded on the way in.
"""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Self, TypeVar

import numpy as np

from visavis.decisions.rights.cohort.days import MISSING, Flags, Whole
from visavis.decisions.rights.situation import (
    CsgRate,
    EndReason,
    Nature,
    ResignationGround,
    SuspensionKind,
)

TOO_FINE = MISSING + 1
RATIO_SCALE, HOURS_SCALE, PARTS_SCALE = 10**6, 10**3, 10**3
NATURES, REASONS, GROUNDS = tuple(Nature), tuple(EndReason), tuple(ResignationGround)
OWNER_BITS = 24
KINDS, CSG_RATES = tuple(SuspensionKind), tuple(CsgRate)


def ranks(words: tuple[StrEnum, ...], among: Container[object]) -> Flags:
    """By rank in `words`: whether the word is one of `among`."""
    return np.array([one in among for one in words])


@dataclass(slots=True)
class Table:
    """Columns of one length."""

    def take(self, rows: Whole | Flags | slice) -> Self:
        """The same columns, at these rows."""
        return type(self)(*(getattr(self, one.name)[rows] for one in fields(self)))

    def __len__(self) -> int:
        return len(getattr(self, fields(self)[0].name))


Rows = TypeVar("Rows", bound="Owned")


@dataclass(slots=True)
class Owned(Table):
    """Columns whose rows belong to rows of another table: `of`."""

    of: Whole

    @property
    def firsts(self) -> Whole:
        """The first row of each owner that has one."""
        rows = np.flatnonzero(self.of[1:] != self.of[:-1]) + 1
        return np.concatenate([np.zeros(min(len(self.of), 1), np.int64), rows])

    def followed(self, rows: Whole, renumbered: Whole) -> Self:
        """Some rows, their owners renumbered."""
        if not len(self.of):
            return self
        told = (getattr(self, one.name)[rows] for one in fields(self)[1:])
        return type(self)(renumbered[self.of[rows]], *told)

    def part(self, rows: tuple[int, int], owner: int) -> Self:
        """The rows from the first to before the last as they lie, owners counted from `owner`."""
        taken = self.take(slice(*rows))
        taken.of = taken.of - owner
        return taken

    def between(self, owners: tuple[int, int]) -> Self:
        """The rows of the owners from the first to before the last."""
        first, last = np.searchsorted(self.of, owners).tolist()
        return self.part((first, last), owners[0])


@dataclass(slots=True)
class Persons(Table):
    """One row a person. `csg_rate` is a rank, MISSING when nobody told it; `rest_days` what is left of a right."""

    birth: Whole
    registered_on: Whole
    csg_rate: Whole
    overseas: Flags
    previous_rights: Flags
    other_job_kept: Flags
    absences: Flags
    in_training: Flags
    waiting_served_on: Whole
    payment_month: Whole
    mayotte: Flags
    kept_job_gross: Whole
    rest_days: Whole
    alsace_moselle: Flags
    tax_income: Whole
    tax_parts: Whole


@dataclass(slots=True)
class Contracts(Owned):
    """One row a contract; rows of one person follow each other. `told` is its rank in the person's own list."""

    told: Whole
    start: Whole
    end: Whole
    nature: Whole
    reason: Whole
    gross: Whole
    ratio: Whole
    weekly_hours: Whole
    procedure_start: Whole
    leave_indemnity: Whole
    supra_legal: Whole
    severance: Whole
    ground: Whole
    proved: Flags


@dataclass(slots=True)
class Wages(Owned):
    """The pay of one month of one contract; `month` is its first day. In order of contract, then of month."""

    month: Whole
    pay: Whole

    def rows(self, contracts: Whole, since: Whole, until: Whole) -> tuple[Whole, Whole]:
        """The first row of each contract from one month on, and from another on: where they are, or would be."""
        key, asked = (self.of << OWNER_BITS) + self.month, contracts << OWNER_BITS
        return np.searchsorted(key, asked + since), np.searchsorted(key, asked + until)


@dataclass(slots=True)
class Bonuses(Owned):
    """A bonus of one contract, with the days it rewards (MISSING: those of the contract)."""

    amount: Whole
    start: Whole
    end: Whole


@dataclass(slots=True)
class Absences(Owned):
    """Days of one kind, both included: of a contract (suspensions) or of a person (days set apart)."""

    kind: Whole
    start: Whole
    end: Whole


def each_day_once(absences: Absences) -> Absences:
    """The same absences of each owner, each day under the first to begin (the first told, begun together)."""
    if len(absences) < 2:
        return absences
    held = absences.take(np.lexsort((absences.start, absences.of)))
    owner = held.of << OWNER_BITS  # above any day: the latest end of an owner is lower than any of the next
    latest = np.maximum.accumulate(owner + held.end)
    fresh = latest[:-1] - owner[1:] + 1
    if (held.start[1:] >= fresh).all():
        return absences
    held.start[1:] = np.maximum(held.start[1:], fresh)
    return held.take(held.start <= held.end)


@dataclass(slots=True)
class Cohort:
    """Persons and what they told. Rows of each table are in order of what they belong to."""

    persons: Persons
    contracts: Contracts
    wages: Wages
    bonuses: Bonuses
    suspensions: Absences
    apart: Absences

    def __len__(self) -> int:
        return len(self.persons)

    def keep(self, chosen: Flags, contracts: Flags | None = None) -> Cohort:
        """The chosen persons alone, with all that is theirs; or only the contracts chosen among theirs."""
        held = chosen[self.contracts.of]
        if contracts is not None:
            held &= contracts
        new_person, new_contract = np.cumsum(chosen) - 1, np.cumsum(held) - 1
        return Cohort(
            self.persons.take(np.flatnonzero(chosen)),
            self.contracts.followed(np.flatnonzero(held), new_person),
            self.wages.followed(np.flatnonzero(held[self.wages.of]), new_contract),
            self.bonuses.followed(np.flatnonzero(held[self.bonuses.of]), new_contract),
            self.suspensions.followed(np.flatnonzero(held[self.suspensions.of]), new_contract),
            self.apart.followed(np.flatnonzero(chosen[self.apart.of]), new_person),
        )

    def arranged(self, contracts: Whole, persons: Whole | None = None) -> Cohort:
        """The same rows in another order of contracts, and of persons where one is told."""
        held = self.contracts.take(contracts)
        apart, told = self.apart, self.persons
        if persons is not None:
            held.of = _inverse(persons)[held.of]
            apart, told = _in_owner_order(apart, persons), told.take(persons)
        return Cohort(
            told,
            held,
            _in_owner_order(self.wages, contracts),
            _in_owner_order(self.bonuses, contracts),
            _in_owner_order(self.suspensions, contracts),
            apart,
        )

    def between(self, first: int, last: int, rows: tuple[int, int]) -> Cohort:
        """Persons from `first` to `last`, whose contracts are `rows`: a view, nothing is copied but who owns what."""
        return Cohort(
            self.persons.take(slice(first, last)),
            self.contracts.part(rows, first),
            self.wages.between(rows),
            self.bonuses.between(rows),
            self.suspensions.between(rows),
            self.apart.between((first, last)),
        )


def _inverse(order: Whole) -> Whole:
    moved = np.empty_like(order)
    moved[order] = np.arange(len(order))
    return moved


def _in_owner_order(table: Rows, owners: Whole) -> Rows:
    """The rows of these owners, in their order, each owner named by its new rank."""
    if not len(table):
        return table
    counts = np.bincount(table.of, minlength=len(owners))
    firsts = (np.cumsum(counts) - counts)[owners]
    counts = counts[owners]
    new_firsts = np.cumsum(counts) - counts
    taken = table.take(np.arange(len(table)) + np.repeat(firsts - new_firsts, counts))
    taken.of = np.repeat(np.arange(len(owners)), counts)
    return taken
