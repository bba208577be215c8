"""What is told of a month, as plain frozen values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from visavis.decisions.shared.money import ZERO, Money
from visavis.rooms.declarations.window import State, Window


@dataclass(frozen=True, slots=True)
class JobDone:
    """The work done for one employer in one month: hours paid, gross pay."""

    employer: str
    hours: Decimal
    gross: Money


@dataclass(frozen=True, slots=True)
class Totals:
    """A month in figures."""

    employers: int
    hours: Decimal
    gross: Money


def totals_of(jobs: Sequence[JobDone]) -> Totals:
    """All employers together."""
    hours = sum((job.hours for job in jobs), Decimal(0))
    return Totals(len(jobs), hours, sum((job.gross for job in jobs), ZERO))


@dataclass(frozen=True, slots=True)
class Declared:
    """What was told of a month at one moment. `who` is the member of staff who typed, empty for the person herself.

    `ended_at` None: it holds. Else a correction replaced it then; `ended_because` says who corrected.
    """

    id: UUID
    month: date
    looking: bool
    jobs: tuple[JobDone, ...]
    at: datetime
    channel: str
    who: str
    ended_at: datetime | None = None
    ended_because: str = ""

    @property
    def totals(self) -> Totals:
        return totals_of(self.jobs)

    def says(self, looking: bool, jobs: Sequence[JobDone]) -> bool:
        """Is this what is told again?"""
        return self.looking == looking and self.jobs == tuple(jobs)


@dataclass(frozen=True, slots=True)
class Month:
    """One line of the list of months. `told_at`, `looking` and `totals` are those of what holds, if anything does."""

    first: date
    state: State
    window: Window
    told_at: datetime | None = None
    looking: bool | None = None
    totals: Totals | None = None
