"""The promise: a decision by the end of the fifth working day of the agency (the GDPR, art. 12(3), allows a month)."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from visavis.foundation.clock import end_of_day
from visavis.rooms.agencies.door import agency, working_days_after

DECIDE_WITHIN_WORKING_DAYS = 5


def owed_by(agency_id: UUID, now: datetime) -> datetime:
    """The end of the fifth working day from now, where the agency is."""
    place = agency(agency_id)
    due_on = working_days_after(place, place.local(now).date(), DECIDE_WITHIN_WORKING_DAYS)
    return end_of_day(due_on, place.zone)
