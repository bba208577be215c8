"""Contest a line, in one action; the clock of the human answer starts."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from visavis.foundation.identity.actor import Actor, Channel
from visavis.rooms.contestation.actions._opening import opened, refuse_strangers
from visavis.rooms.contestation.models import Contestation


def contest(
    *,
    file_id: UUID,
    kind: str,
    subject_id: UUID | None,
    node: str,
    words: str,
    now: datetime,
    by: Actor,
    channel: Channel,
) -> str:
    """Open a contestation and return its number. Words are optional: saying no is enough.

    A second contestation of the same line while the first waits returns the first one's number.
    """
    refuse_strangers(by, file_id)
    line = {"file_id": file_id, "subject_kind": kind, "subject_id": subject_id, "node": node}
    waiting = Contestation.objects.filter(**line, answered_at=None).first()
    if waiting:
        return waiting.number
    return opened(Contestation(**line), words=words, page="", now=now, by=by, channel=channel)
