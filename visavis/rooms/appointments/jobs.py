"""What happens later: the letter after the act, the reminders 48 and 2 hours before, the watch on the promise.

`on_…` are the handlers for the table of facts: they only put jobs in line, in the act's own transaction.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.utils import timezone

from visavis.foundation.clock import now
from visavis.foundation.identity.actor import SERVICE, Channel
from visavis.foundation.jobs import every, job, later
from visavis.rooms.agencies.door import agencies, agency
from visavis.rooms.appointments import letters
from visavis.rooms.appointments.actions.break_promise import break_promise
from visavis.rooms.appointments.facts import AppointmentBooked, AppointmentCancelled, AppointmentMoved
from visavis.rooms.appointments.models import Appointment, Try

REMINDERS = {48: "reminder_48_h", 2: "reminder_2_h"}
# A reminder that would leave within the hour of booking repeats the letter: it is left out.
APART = timedelta(hours=1)
TRIES_KEPT = timedelta(days=1)


def on_booked(fact: AppointmentBooked) -> None:
    """The letter, then the reminders that still make sense."""
    later(write_booked, file_id=fact.person, appointment_id=fact.appointment_id)
    _plan_reminders(fact.person, fact.appointment_id, fact.starts_at, fact.at)


def on_moved(fact: AppointmentMoved) -> None:
    """The same for the new time; the reminders of the former one find nothing to say."""
    later(write_moved, file_id=fact.person, appointment_id=fact.appointment_id)
    _plan_reminders(fact.person, fact.appointment_id, fact.starts_at, fact.at)


def on_cancelled(fact: AppointmentCancelled) -> None:
    later(write_cancelled, file_id=fact.person, appointment_id=fact.appointment_id)


def _plan_reminders(
    file_id: UUID | None, appointment_id: UUID, starts_at: datetime, booked_at: datetime
) -> None:
    for hours in REMINDERS:
        when = starts_at - timedelta(hours=hours)
        if when - booked_at > APART:
            later(remind, file_id=file_id, when=when, appointment_id=appointment_id, hours=hours)


def _in_zone(appointment_id: UUID) -> timezone.override:
    """Hours in a letter are those of the agency's wall."""
    agency_id = Appointment.objects.values_list("agency_id", flat=True).get(id=appointment_id)
    return timezone.override(ZoneInfo(agency(agency_id).zone))


@job("appointments.write_booked")
def write_booked(*, file_id: UUID, appointment_id: UUID) -> None:
    with _in_zone(appointment_id):
        letters.on_booked(appointment_id, now())


@job("appointments.write_moved")
def write_moved(*, file_id: UUID, appointment_id: UUID) -> None:
    with _in_zone(appointment_id):
        letters.on_moved(appointment_id, now())


@job("appointments.write_cancelled")
def write_cancelled(*, file_id: UUID, appointment_id: UUID) -> None:
    with _in_zone(appointment_id):
        letters.on_cancelled(appointment_id, now())


@job("appointments.remind")
def remind(*, file_id: UUID, appointment_id: UUID, hours: int) -> None:
    """Nothing is sent for a meeting that was moved or cancelled meanwhile."""
    with _in_zone(appointment_id):
        letters.remind(appointment_id, REMINDERS[hours], now())


@every(minutes=60)
@job("appointments.watch_promise")
def watch_promise() -> None:
    """Count the agencies that have no meeting in person within five working days; forget old tries."""
    present = now()
    for place in agencies():
        break_promise(agency_id=place.id, now=present, by=SERVICE, channel=Channel.AUTOMATIC)
    Try.objects.filter(at__lt=present - TRIES_KEPT).delete()
