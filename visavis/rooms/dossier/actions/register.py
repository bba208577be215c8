"""Register the person as a jobseeker from a day: never later than her first contact."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from visavis.foundation.facts import header, publish
from visavis.foundation.identity.actor import Actor, Channel
from visavis.rooms.dossier.facts import PersonRegistered
from visavis.rooms.dossier.models import RegistrationSpell
from visavis.rooms.dossier.queries import agency_id_of


def register(*, file_id: UUID, from_on: date, now: datetime, by: Actor, channel: Channel) -> None:
    """Begin a registration spell at `from_on`; a registration already running is left as it is."""
    if RegistrationSpell.objects.filter(file_id=file_id, to_on=None).exists():
        return
    RegistrationSpell.objects.create(file_id=file_id, from_on=from_on)
    agency_id = agency_id_of(file_id)
    publish(
        PersonRegistered(
            **header(now=now, by=by, channel=channel, file_id=file_id, agency_id=agency_id), from_on=from_on
        )
    )
