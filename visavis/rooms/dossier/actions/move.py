"""Move a file to another agency."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from visavis.foundation.facts import header, publish
from visavis.foundation.identity.actor import SERVICE, Actor, Channel, acting_as
from visavis.rooms.agencies.door import day_in
from visavis.rooms.dossier.facts import FileMoved
from visavis.rooms.dossier.models import AgencySpell
from visavis.rooms.dossier.queries import agency_changed, agency_id_of


def move(*, file_id: UUID, agency_id: UUID, now: datetime, by: Actor, channel: Channel) -> None:
    """End the present agency's spell today and begin `agency_id`'s. The same agency changes nothing.

    Done as the service: between the two spells nobody at a desk could see the file.
    """
    former = agency_id_of(file_id)
    if former == agency_id:
        return
    with acting_as(SERVICE):
        today = day_in(agency_id, now)
        AgencySpell.objects.filter(file_id=file_id, to_on=None).update(to_on=today)
        AgencySpell.objects.create(file_id=file_id, agency_id=agency_id, from_on=today)
    agency_changed(file_id)
    publish(
        FileMoved(
            **header(now=now, by=by, channel=channel, file_id=file_id, agency_id=agency_id), former_id=former
        )
    )
