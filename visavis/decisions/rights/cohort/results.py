"""What is found for each person of a cohort, as columns; and the months of each right, one month at a time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from enum import IntEnum
from typing import Self

import numpy as np

from visavis.decisions.rights.cohort.columns import Table
from visavis.decisions.rights.cohort.days import (
    MISSING,
    MONTH_LENGTHS,
    MONTH_OF,
    MONTH_STARTS,
    Flags,
    Whole,
    numbered,
)
from visavis.decisions.rights.cohort.figures import eras, figure
from visavis.decisions.rights.versions import START_2024

NO, CANNOT_SAY, YES = 0, 1, 2


class Routed(IntEnum):
    """Why a person goes to the scalar engine: the columns alone would not be sure of her."""

    COVERED = 0
    UNREADABLE = 1
    TOO_FINE = 2
    TOO_LARGE = 3
    MONTH_TWICE = 4
    FIGURE_UNKNOWN = 5
    LONG_LOOK_BACK = 6


@dataclass(slots=True)
class Results(Table):
    """One row a person, in the order of the cohort; MISSING where the scalar engine has no value.

    Nothing is to be read where `routed` is not zero. `verdict` is NO, CANNOT_SAY or YES; `figures` says whether
    there are amounts. Names are those of `Entitlement` and `Figures`; `sr` is the reference wage.
    """

    routed: Whole
    verdict: Whole
    figures: Flags
    worked_days: Whole
    reference_days: Whole
    sr: Whole
    sjr: Whole
    daily_gross: Whole
    daily_net: Whole
    month_gross: Whole
    month_net: Whole
    duration_days: Whole
    first_paid_on: Whole
    first_month_days: Whole
    last_paid_month: Whole
    leave_delay_days: Whole
    specific_delay_days: Whole
    waiting_days: Whole
    reduced_from_day: Whole
    daily_gross_reduced: Whole
    daily_net_reduced: Whole
    month_gross_reduced: Whole
    month_net_reduced: Whole

    @classmethod
    def blank(cls, count: int) -> Self:
        """Nothing found yet."""
        return cls(
            np.zeros(count, np.int64),
            np.full(count, CANNOT_SAY, np.int64),
            np.zeros(count, bool),
            *(np.full(count, MISSING, np.int64) for _ in fields(cls)[3:]),
        )

    def put(self, rows: Whole | Flags, others: Results) -> None:
        """Writes other results at these rows."""
        for one in fields(self):
            getattr(self, one.name)[rows] = getattr(others, one.name)

    @property
    def covered(self) -> Flags:
        """The persons of whom the columns are sure."""
        return self.routed == Routed.COVERED

    @property
    def full_days(self) -> Whole:
        """Days paid at the full amount, over the whole right."""
        reduced = self.reduced_from_day != MISSING
        return np.where(
            reduced, np.minimum(self.duration_days, self.reduced_from_day - 1), self.duration_days
        )


AMOUNTS = tuple(one.name for one in fields(Results))[5:]


@dataclass(slots=True)
class PaidMonths(Table):
    """One month of many rights: row of the person, first day of the month, days, of which reduced, gross and net."""

    of: Whole
    month: Whole
    days: Whole
    reduced_days: Whole
    gross: Whole
    net: Whole


def months(found: Results) -> Iterator[PaidMonths]:
    """The first month of every right, then the second of those that last, and so on to the longest."""
    of = np.flatnonzero(found.figures & found.covered)
    month, paid = MONTH_OF[found.first_paid_on[of]], np.zeros(len(of), np.int64)
    days = found.first_month_days[of]
    while len(of):
        days = np.minimum(days, found.duration_days[of] - paid)
        yield _month(found, of, month, paid, days)
        paid, month = paid + days, month + 1
        going = paid < found.duration_days[of]
        of, month, paid = of[going], month[going], paid[going]
        days = payable_days(MONTH_STARTS[month])


def _month(found: Results, of: Whole, month: Whole, paid: Whole, days: Whole) -> PaidMonths:
    full = np.clip(found.full_days[of] - paid, 0, days)
    reduced = days - full
    gross = found.daily_gross[of] * full + np.where(reduced, found.daily_gross_reduced[of] * reduced, 0)
    net = found.daily_net[of] * full + np.where(reduced, found.daily_net_reduced[of] * reduced, 0)
    return PaidMonths(of, MONTH_STARTS[month], days, reduced, gross, net)


def payable_days(days: Whole) -> Whole:
    """Article 24: thirty days a month since April 2025, those of the calendar before."""
    thirty = figure("payment_month_days").plain[eras()[days]]
    return np.where(days >= numbered(START_2024), thirty, MONTH_LENGTHS[MONTH_OF[days]])
