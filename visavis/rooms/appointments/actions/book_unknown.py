"""Book for somebody the service does not know: a name, a way to be told, and a file opens. Rights date from today."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from visavis.foundation.identity.actor import Actor, Channel
from visavis.rooms.agencies.door import day_in
from visavis.rooms.appointments.actions._hold import not_taken
from visavis.rooms.appointments.actions.book import book
from visavis.rooms.appointments.models import Slot
from visavis.rooms.dossier.door import open_file
from visavis.rooms.people.door import Contact, give_name, reach_by


@transaction.atomic
def book_unknown(
    *,
    slot_id: UUID,
    name: str,
    reach: Contact | None,
    now: datetime,
    by: Actor,
    channel: Channel,
    **wish: Any,
) -> UUID:
    """Open a file under that name and book in it; nothing is kept when the slot is refused.

    `wish` as for `book`. Publishes what opening a file and booking publish.
    """
    slot = Slot.objects.filter(id=slot_id, withdrawn_at=None).first()
    if slot is None:
        raise not_taken(_("Ce créneau n’existe plus."), 404)
    today = day_in(slot.agency_id, now)
    file_id = open_file(agency_id=slot.agency_id, now=now, by=by, channel=channel)
    holder = by if by.is_staff else by.with_file(file_id)
    give_name(file_id=file_id, given="", family=name, on=today)
    if reach:
        reach_by(file_id=file_id, contacts=[reach], on=today, now=now, by=holder, channel=channel)
    return book(file_id=file_id, slot_id=slot_id, now=now, by=holder, channel=channel, **wish)
