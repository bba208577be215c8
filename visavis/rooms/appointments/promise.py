"""The promise of a meeting in person within five working days, with the agency's own calendar."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from visavis.decisions.presence.physical import WORKING_DAYS, PhysicalPromise, physical_promise
from visavis.rooms.agencies.door import agency, working_days_after
from visavis.rooms.appointments.queries import Slot, next_physical


@dataclass(frozen=True, slots=True)
class Promised:
    """Where the promise stands today: its last day, the first free slot, and whether it is kept."""

    today: date
    last_day: date
    slot: Slot | None
    verdict: PhysicalPromise

    @property
    def kept(self) -> bool:
        return self.verdict.kept


def promised(agency_id: UUID, now: datetime) -> Promised:
    """The promise of an agency, asked now."""
    place = agency(agency_id)
    today = place.local(now).date()
    last_day = working_days_after(place, today, WORKING_DAYS)
    found = next_physical(agency_id, now)
    verdict = physical_promise(today=today, last_day=last_day, next_start=found.starts_at if found else None)
    return Promised(today, last_day, found, verdict)
