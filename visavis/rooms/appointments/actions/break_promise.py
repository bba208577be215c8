"""Count a broken promise: no meeting in person is free within five working days."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction

from visavis.foundation.facts import header, publish
from visavis.foundation.identity.actor import Actor, Channel
from visavis.foundation.requests.ids import uuid7
from visavis.rooms.appointments.facts import PhysicalPromiseBroken
from visavis.rooms.appointments.models import BrokenPromise
from visavis.rooms.appointments.promise import promised


@transaction.atomic
def break_promise(*, agency_id: UUID, now: datetime, by: Actor, channel: Channel) -> bool:
    """Whether the promise is broken today; it is counted once a day, however often this is asked."""
    state = promised(agency_id, now)
    if state.kept:
        return False
    starts_at = state.slot.starts_at if state.slot else None
    row = BrokenPromise(
        id=uuid7(), agency_id=agency_id, day=state.today, last_day=state.last_day, next_starts_at=starts_at
    )
    BrokenPromise.objects.bulk_create([row], ignore_conflicts=True)
    if BrokenPromise.objects.filter(id=row.id).exists():
        publish(
            PhysicalPromiseBroken(
                **header(now=now, by=by, channel=channel, file_id=None, agency_id=agency_id),
                day=state.today,
                last_day=state.last_day,
                next_starts_at=starts_at,
            )
        )
    return True
