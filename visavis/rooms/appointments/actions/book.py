"""Book a slot for a person: by herself or with a counsellor, by any channel, the same record."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from visavis.foundation.facts import header, publish
from visavis.foundation.identity.actor import Actor, Channel
from visavis.foundation.requests.refusal import Refusal
from visavis.rooms.appointments.actions._hold import Wish, hold, open_slot
from visavis.rooms.appointments.codes import fresh_code
from visavis.rooms.appointments.facts import AppointmentBooked
from visavis.rooms.appointments.motives import UNSAID, Mode
from visavis.rooms.appointments.permissions import may_hold


@transaction.atomic
def book(
    *,
    file_id: UUID,
    slot_id: UUID,
    now: datetime,
    by: Actor,
    channel: Channel,
    mode: str = Mode.ON_SITE,
    motive: str = UNSAID.code,
    needs: tuple[str, ...] = (),
    company: str = "",
) -> UUID:
    """Book and return the appointment's id. On site unless the person chose otherwise.

    Raises `Refusal`: 409 when somebody was faster or the person is elsewhere then, 410 past the notice,
    404 for a slot that is gone.
    """
    if reason := may_hold(by, file_id):
        raise Refusal(what=_("Ce rendez-vous n’est pas pris."), why=reason, status=403)
    wish = Wish(mode=mode, motive=motive, needs=needs, company=company)
    slot = open_slot(slot_id, wish, now)
    row = hold(
        slot=slot,
        file_id=file_id,
        wish=wish,
        code=fresh_code(file_id),
        moved_from=None,
        now=now,
        channel=channel,
    )
    publish(
        AppointmentBooked(
            **header(now=now, by=by, channel=channel, file_id=file_id, agency_id=row.agency_id),
            appointment_id=row.id,
            starts_at=row.starts_at,
            mode=row.mode,
            motive=row.motive,
            counsellor_id=row.counsellor_id,
        )
    )
    return row.id
