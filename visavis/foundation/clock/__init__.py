"""The only reader of time: everything else is told what time it is."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

_told: ContextVar[datetime | None] = ContextVar("told", default=None)


def now() -> datetime:
    """The present instant, in UTC."""
    return _told.get() or datetime.now(tz=UTC)


@contextmanager
def being(instant: datetime) -> Iterator[None]:
    """For one block, in this thread alone, the present is `instant`: how invented people get a past."""
    before = _told.set(instant.astimezone(UTC))
    try:
        yield
    finally:
        _told.reset(before)


def day_at(instant: datetime, zone: str) -> date:
    """The calendar day of an instant where people live, e.g. `Indian/Reunion`."""
    return instant.astimezone(ZoneInfo(zone)).date()


def end_of_day(day: date, zone: str) -> datetime:
    """Midnight that ends `day` in `zone`: deadlines end at 24:00 where the person lives."""
    from datetime import timedelta

    following = day + timedelta(days=1)
    return datetime(following.year, following.month, following.day, tzinfo=ZoneInfo(zone)).astimezone(UTC)
