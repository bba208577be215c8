"""Open the file of somebody who gave a mandate: her time of help is measured from here."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.http import Http404

from visavis.foundation.identity.actor import Actor, Channel, acting_as
from visavis.foundation.trace.purpose import Purpose
from visavis.rooms.dossier.door import enter
from visavis.rooms.mandates.models import Opening
from visavis.rooms.mandates.queries import standing


def open_under(*, mandate_id: UUID, now: datetime, by: Actor, channel: Channel) -> UUID:
    """The file, its opening journaled with the number of the mandate. No mandate that holds: 404.

    No fact: the journal has the reading, and the person sees it at once.
    """
    stands = standing(by, mandate_id, now)
    if stands is None or stands.file_id is None or by.account_id is None:
        raise Http404("mandate")
    with acting_as(stands):
        enter(
            file_id=stands.file_id, what="mandate", purpose=Purpose.MANDATE, now=now, by=stands, channel=channel
        )  # fmt: skip
        Opening.objects.create(
            mandate_id=mandate_id, file_id=stands.file_id, account_id=by.account_id, at=now
        )
    return stands.file_id
