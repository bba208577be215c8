"""Days as whole numbers, and the tables by which a column of them is counted: months, ages, working days."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import numpy.typing as npt

Whole = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]

DAY_ZERO, LAST_YEAR = date(1900, 1, 1), 2140
MISSING = -(2**40)
EPOCH = 25567  # 1 January 1970

_months = np.arange("1900-01", f"{LAST_YEAR}-01", dtype="datetime64[M]")
MONTH_STARTS: Whole = _months.astype("datetime64[D]").astype(np.int64) + EPOCH
MONTH_LENGTHS: Whole = np.diff(MONTH_STARTS, append=MONTH_STARTS[-1] + 31)
MONTH_OF: Whole = np.repeat(np.arange(len(_months)), MONTH_LENGTHS)
DAY_OF_MONTH: Whole = np.arange(len(MONTH_OF)) - MONTH_STARTS[MONTH_OF]
_every_day = np.arange(len(MONTH_OF) + 1)
WEEKDAYS_BEFORE: Whole = 5 * (_every_day // 7) + np.minimum(_every_day % 7, 5)


def numbered(day: date) -> int:
    """The number of a day: 0 is Monday 1 January 1900."""
    return (day - DAY_ZERO).days


def dated(number: int) -> date:
    """The day of a number."""
    return DAY_ZERO + timedelta(days=int(number))


def months_later(days: Whole, months: Whole | int) -> Whole:
    """The same days some months later, held back to the last day of a shorter month."""
    month = MONTH_OF[days] + months
    return MONTH_STARTS[month] + np.minimum(DAY_OF_MONTH[days], MONTH_LENGTHS[month] - 1)


def month_start(days: Whole) -> Whole:
    """The first day of each month."""
    return days - DAY_OF_MONTH[days]


def ages(births: Whole, days: Whole) -> Whole:
    """Full years of age."""
    months = MONTH_OF[days] - MONTH_OF[births] - (DAY_OF_MONTH[days] < DAY_OF_MONTH[births])
    return months // 12


def calendar_days(first: Whole, last: Whole) -> Whole:
    """Days from `first` to `last`, none where the period is empty."""
    return np.maximum(last - first + 1, 0)


def working_days(first: Whole, last: Whole) -> Whole:
    """Mondays to Fridays from `first` to `last`, none where the period is empty."""
    return np.maximum(WEEKDAYS_BEFORE[last + 1] - WEEKDAYS_BEFORE[first], 0)
