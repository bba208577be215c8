"""Cancel an appointment, until the last minute. It costs nothing and needs no reason."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from visavis.foundation.facts import header, publish
from visavis.foundation.identity.actor import Actor, Channel
from visavis.rooms.appointments.actions._standing import in_time, standing
from visavis.rooms.appointments.facts import AppointmentCancelled
from visavis.rooms.appointments.models import Appointment
from visavis.rooms.appointments.motives import motive_of


@transaction.atomic
def cancel(*, appointment_id: UUID, now: datetime, by: Actor, channel: Channel) -> None:
    """End the appointment; its slot is free again."""
    what = _("Votre rendez-vous n’a pas été annulé.")
    row = standing(appointment_id, by, what)
    in_time(row, motive_of(row.motive).cancel_notice, now, what)
    Appointment.objects.filter(id=row.id).update(ended_at=now, ended_because=Appointment.Ended.CANCELLED)
    publish(
        AppointmentCancelled(
            **header(now=now, by=by, channel=channel, file_id=row.file_id, agency_id=row.agency_id),
            appointment_id=row.id,
            starts_at=row.starts_at,
            mode=row.mode,
        )
    )
