"""Move an appointment to another slot: the former one is free again, the code stays the same."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from visavis.foundation.facts import header, publish
from visavis.foundation.identity.actor import Actor, Channel
from visavis.rooms.appointments.actions._hold import Wish, hold, open_slot
from visavis.rooms.appointments.actions._standing import in_time, standing
from visavis.rooms.appointments.codes import FreshCode
from visavis.rooms.appointments.facts import AppointmentMoved
from visavis.rooms.appointments.models import Appointment
from visavis.rooms.appointments.motives import motive_of


@transaction.atomic
def move(
    *,
    appointment_id: UUID,
    slot_id: UUID,
    now: datetime,
    by: Actor,
    channel: Channel,
    mode: str | None = None,
) -> UUID:
    """Return the id of the appointment that replaces the former one; nothing is lost when this refuses."""
    what = _("Votre rendez-vous n’a pas changé.")
    row = standing(appointment_id, by, what)
    in_time(row, motive_of(row.motive).move_notice, now, what)
    wish = Wish(mode=mode or row.mode, motive=row.motive, needs=tuple(row.needs), company=row.company)
    slot = open_slot(slot_id, wish, now)
    Appointment.objects.filter(id=row.id).update(ended_at=now, ended_because=Appointment.Ended.MOVED)
    code = FreshCode(row.code_mark, bytes(row.sealed_code))
    kept = hold(
        slot=slot, file_id=row.file_id, wish=wish, code=code, moved_from=row.id, now=now, channel=channel
    )
    publish(
        AppointmentMoved(
            **header(now=now, by=by, channel=channel, file_id=row.file_id, agency_id=kept.agency_id),
            appointment_id=kept.id,
            former_id=row.id,
            starts_at=kept.starts_at,
            mode=kept.mode,
            counsellor_id=kept.counsellor_id,
        )
    )
    return kept.id
