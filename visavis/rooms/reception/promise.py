"""The hour a call-back is promised for, by the agency's wall clock and calendar."""

from __future__ import annotations

from datetime import datetime

from visavis.decisions.presence.call_back import CallBackPromise, call_back_promise
from visavis.rooms.agencies.door import Place, is_working_day, working_days_after


def call_back_for(place: Place, now: datetime) -> CallBackPromise:
    """What is promised to somebody who asks now."""
    asked = place.local(now)
    return call_back_promise(
        asked=asked,
        today_is_worked=is_working_day(place, asked.date()),
        next_working_day=working_days_after(place, asked.date(), 1),
    )
