"""By when each one acts. The delays stand in `decisions/remedies`: the law gives none, they are our own."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from visavis.decisions.remedies import (
    ANSWER_WITHIN_DAYS,
    JUDGE_WITHIN_WORKING_DAYS,
    SERVICE_WITHIN_WORKING_DAYS,
)
from visavis.foundation.clock import day_at, end_of_day
from visavis.rooms.agencies.door import agencies, agency, working_days_after

PARIS = "Europe/Paris"


def judged_by(agency_id: UUID, now: datetime) -> datetime:
    """The day by which the mediator says whether she takes the case."""
    return _working_days(agency_id, now, JUDGE_WITHIN_WORKING_DAYS)


def answered_by(agency_id: UUID, now: datetime) -> datetime:
    """The day by which she answers the person, counted in calendar days from the day she took the case."""
    zone = agency(agency_id).zone
    return end_of_day(day_at(now, zone) + timedelta(days=ANSWER_WITHIN_DAYS), zone)


def service_by(agency_id: UUID | None, now: datetime) -> datetime:
    """The day by which the service answers a recommendation; the whole service counts as its first agency does."""
    if agency_id is None:
        places = agencies()
        if not places:
            return end_of_day(day_at(now, PARIS) + timedelta(days=21), PARIS)
        agency_id = places[0].id
    return _working_days(agency_id, now, SERVICE_WITHIN_WORKING_DAYS)


def _working_days(agency_id: UUID, now: datetime, count: int) -> datetime:
    place = agency(agency_id)
    return end_of_day(working_days_after(place, place.local(now).date(), count), place.zone)
