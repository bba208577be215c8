"""The only reader of time: everything else is told what time it is."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo


def now() -> datetime:
    """The present instant, in UTC."""
    return datetime.now(tz=UTC)


def day_at(instant: datetime, zone: str) -> date:
    """The calendar day of an instant where people live, e.g. `Indian/Reunion`."""
    return instant.astimezone(ZoneInfo(zone)).date()


def end_of_day(day: date, zone: str) -> datetime:
    """Midnight that ends `day` in `zone`: deadlines end at 24:00 where the person lives."""
    from datetime import timedelta

    following = day + timedelta(days=1)
    return datetime(following.year, following.month, following.day, tzinfo=ZoneInfo(zone)).astimezone(UTC)
