"""The code on the paper: it moves or cancels one appointment, and opens nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.utils.crypto import salted_hmac

from visavis.foundation.identity.actor import SERVICE, acting_as
from visavis.foundation.requests.codes import new_code, read_code, show_code
from visavis.foundation.vault import seal, unseal
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


def found_by_code(typed: str) -> Appointment | None:
    """The appointment that a typed code stands for, whoever types it; None when there is none any more."""
    code = read_code(typed)
    if code is None:
        return None
    with acting_as(SERVICE):
        return Appointment.objects.filter(code_mark=mark_of(code), ended_at=None).first()
