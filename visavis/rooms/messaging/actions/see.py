"""Leave a sighting on messages of the other side: "read by Inès, Tuesday at 9:12"."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from visavis.foundation.identity.actor import Actor
from visavis.rooms.messaging.models import Message, Sighting


def see(*, file_id: UUID, now: datetime, by: Actor) -> None:
    """Mark every message of the other side as seen by this reader, once. No fact: the journal has the reading."""
    from_other_side = Message.objects.filter(file_id__of=file_id, from_person=by.is_staff)
    seen = Sighting.objects.filter(file_id__of=file_id, account_id=by.account_id).values("message_id")
    Sighting.objects.bulk_create(
        [
            Sighting(message_id=message_id, file_id=file_id, account_id=by.account_id, seen_at=now)
            for message_id in from_other_side.exclude(id__in=seen).order_by("id").values_list("id", flat=True)
        ],
        ignore_conflicts=True,
    )
