"""Say what to prepare for a meeting, and who comes along: the latter is a right, never refused."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from visavis.foundation.facts import header, publish
from visavis.foundation.identity.actor import Actor, Channel
from visavis.rooms.appointments.actions._standing import standing
from visavis.rooms.appointments.facts import AppointmentPrepared
from visavis.rooms.appointments.models import Appointment
from visavis.rooms.appointments.motives import COMPANY, NEEDS


@transaction.atomic
def prepare(
    *, appointment_id: UUID, needs: tuple[str, ...], company: str, now: datetime, by: Actor, channel: Channel
) -> None:
    """Replace what is prepared for the meeting. Unknown codes are left out."""
    row = standing(appointment_id, by, _("Rien n’a changé."))
    known = [need for need in NEEDS if need in needs]
    company = company if company in COMPANY else ""
    Appointment.objects.filter(id=row.id).update(needs=known, company=company)
    publish(
        AppointmentPrepared(
            **header(now=now, by=by, channel=channel, file_id=row.file_id, agency_id=row.agency_id),
            appointment_id=row.id,
            needs=len(known),
            company=company,
        )
    )
