"""What can happen to a month. The fact has the id of its declaration; employers' names stay in her file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from visavis.foundation.facts import Fact


@dataclass(frozen=True, kw_only=True)
class MonthDeclared(Fact):
    """A month was told: hours and gross pay for all employers together, and whether she still looks for work."""

    month: date
    hours: Decimal
    gross_cents: int
    employers: int
    looking: bool


@dataclass(frozen=True, kw_only=True)
class MonthCorrected(Fact):
    """A month was told again, otherwise; what was told before stays readable."""

    month: date
    hours: Decimal
    gross_cents: int
    employers: int
    looking: bool
