"""The code on the paper: it moves or cancels one appointment, opens nothing else, and ends with the meeting's day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.crypto import salted_hmac

from visavis.foundation.clock import day_at, end_of_day
from visavis.foundation.identity.actor import SERVICE, acting_as
from visavis.foundation.requests.codes import new_code, read_code, show_code
from visavis.foundation.vault import seal, unseal
from visavis.rooms.agencies.door import agency
from visavis.rooms.appointments.models import Appointment


@dataclass(frozen=True, slots=True)
class FreshCode:
    """A code as it is kept: its keyed hash to find it by, itself sealed under the file's key."""

    mark: str
    sealed: bytes


def mark_of(code: str) -> str:
    """The keyed hash by which a stored code is found."""
    return salted_hmac("appointments.code", code, algorithm="sha256").hexdigest()


def fresh_code(file_id: UUID) -> FreshCode:
    """A new code for an appointment of this file."""
    code = new_code()
    return FreshCode(mark_of(code), seal(file_id, code))


def code_of(appointment: Appointment) -> str:
    """The code as people read it: `7G3K-M2QA`."""
    return show_code(unseal(appointment.file_id, bytes(appointment.sealed_code)))


def ends_at(appointment: Appointment) -> datetime:
    """When the code serves no more: midnight after the day of the meeting, on the agency's wall."""
    zone = agency(appointment.agency_id).zone
    return end_of_day(day_at(appointment.starts_at, zone), zone)


def found_by_code(typed: str, now: datetime) -> Appointment | None:
    """The appointment that a typed code stands for, whoever types it; None when there is none, or its day is over."""
    code = read_code(typed)
    if code is None:
        return None
    with acting_as(SERVICE):
        found = Appointment.objects.filter(code_mark=mark_of(code), ended_at=None).first()
        return found if found and now < ends_at(found) else None
