"""Periods of whole days, first and last day included, and the ways the law counts them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

ONE_DAY = timedelta(days=1)
WORKING_DAYS_PER_CIVIL_WEEK = 5
FEBRUARY, DAYS_OF_MONTHS = 2, (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """Days from `first` to `last`, both included. Raises `ValueError` when it would end before it starts."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError(f"a period cannot end ({self.last}) before it starts ({self.first})")

    @property
    def days(self) -> int:
        """Number of calendar days."""
        return (self.last - self.first).days + 1

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    def __iter__(self) -> Iterator[date]:
        return (self.first + timedelta(days=offset) for offset in range(self.days))

    def __and__(self, other: Period) -> Period | None:
        """The days common to both, or None."""
        first, last = max(self.first, other.first), min(self.last, other.last)
        return Period(first, last) if first <= last else None

    @property
    def months(self) -> tuple[date, ...]:
        """The first day of each civil month touched, in order."""
        first = self.first.year * 12 + self.first.month - 1
        last = self.last.year * 12 + self.last.month - 1
        return tuple(date(month // 12, month % 12 + 1, 1) for month in range(first, last + 1))


def add_months(day: date, months: int) -> date:
    """The same day `months` later (or earlier), held back to the last day of a shorter month."""
    years, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(years, month + 1, min(day.day, days_in_month(years, month + 1)))


def days_in_month(year: int, month: int) -> int:
    """28 to 31."""
    if month == FEBRUARY:
        return 29 if year % 4 == 0 and (year % 100 or year % 400 == 0) else 28
    return DAYS_OF_MONTHS[month - 1]


def months_before(last: date, months: int) -> Period:
    """The `months` months that end on `last`: 24 months before 31 October 2026 start on 1 November 2024."""
    return Period(add_months(last + ONE_DAY, -months), last)


def civil_month(day: date) -> Period:
    """The whole month around `day`."""
    return Period(day.replace(day=1), day.replace(day=days_in_month(day.year, day.month)))


def age_on(birth: date, day: date) -> int:
    """Full years of age on `day`."""
    return day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))


def merged(periods: Iterable[Period]) -> tuple[Period, ...]:
    """The same days as disjoint periods in order; neighbours are joined."""
    result: list[Period] = []
    for period in sorted(periods):
        if result and period.first <= result[-1].last + ONE_DAY:
            result[-1] = Period(result[-1].first, max(result[-1].last, period.last))
        else:
            result.append(period)
    return tuple(result)


def days_covered(periods: Iterable[Period]) -> int:
    """Calendar days covered by at least one of the periods."""
    return sum(period.days for period in merged(periods))


def working_days(periods: Iterable[Period]) -> int:
    """Five days for each whole civil week covered, Mondays to Fridays actually covered otherwise."""
    return sum(_weekdays(period) for period in merged(periods))


def _weekdays(period: Period) -> int:
    weeks, rest = divmod(period.days, 7)
    start = period.first.weekday()
    extra = sum((start + offset) % 7 < WORKING_DAYS_PER_CIVIL_WEEK for offset in range(rest))
    return weeks * WORKING_DAYS_PER_CIVIL_WEEK + extra
