"""Take a call-back: from then on its number shows, to the one who calls."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction

from visavis.foundation.facts import header, publish
from visavis.foundation.identity.actor import Actor, Channel
from visavis.foundation.trace.purpose import Purpose
from visavis.rooms.dossier.door import enter
from visavis.rooms.reception.actions._waiting import waiting
from visavis.rooms.reception.facts import CallBackTaken
from visavis.rooms.reception.models import CallBack


@transaction.atomic
def take(*, call_back_id: UUID, now: datetime, by: Actor, channel: Channel) -> None:
    """Make the task the actor's, even when a colleague had it: whoever calls first helps.

    When the person was signed in, it is a reading of her file, with its purpose.
    """
    row = waiting(call_back_id, by)
    if row.taken_by == by.account_id:
        return
    if row.file_id:
        enter(
            file_id=row.file_id, what="call_back", purpose=Purpose.CALL_BACK, now=now, by=by, channel=channel
        )
    CallBack.objects.filter(id=row.id).update(taken_by=by.account_id, taken_at=now)
    publish(
        CallBackTaken(
            **header(now=now, by=by, channel=channel, file_id=row.file_id, agency_id=row.agency_id),
            call_back_id=row.id,
        )
    )
