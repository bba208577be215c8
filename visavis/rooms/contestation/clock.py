"""The promise: an answer, or a new computation, by the end of the fifth working day of the agency.

Beside it stands the law's own day, after which silence is a refusal (`decisions/remedies`): it is shown, never awaited.
"""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from visavis.decisions.remedies import Ground, whole_months_after
from visavis.foundation.clock import end_of_day
from visavis.rooms.agencies.door import agency, working_days_after

ANSWER_WITHIN_WORKING_DAYS = 5


def owed_by(agency_id: UUID, now: datetime) -> datetime:
    """The end of the fifth working day from now, where the agency is."""
    place = agency(agency_id)
    due_on = working_days_after(place, place.local(now).date(), ANSWER_WITHIN_WORKING_DAYS)
    return end_of_day(due_on, place.zone)


def legal_day(ground: Ground, agency_id: UUID, now: datetime) -> date:
    """The last day of the law's delay, counted from the day it came in, where the agency is."""
    return whole_months_after(agency(agency_id).local(now).date(), ground.months)


def reminded_from(agency_id: UUID, now: datetime) -> datetime:
    """What is due before this instant is recalled now: the end of the next working day."""
    place = agency(agency_id)
    return end_of_day(working_days_after(place, place.local(now).date(), 1), place.zone)
