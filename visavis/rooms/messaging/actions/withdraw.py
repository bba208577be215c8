"""Take a message back: its text is gone for good, its place says so."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.http import Http404
from django.utils.translation import gettext as _

from visavis.foundation.facts import header, publish
from visavis.foundation.identity.actor import Actor, Channel
from visavis.foundation.requests.refusal import Refusal
from visavis.rooms.messaging.facts import MessageWithdrawn
from visavis.rooms.messaging.models import Message
from visavis.rooms.messaging.permissions import may_withdraw


def withdraw(*, file_id: UUID, message_id: UUID, now: datetime, by: Actor, channel: Channel) -> None:
    """Empty the message and stop its clock. Only its author may; a second time changes nothing."""
    message = Message.objects.select_for_update().filter(id=message_id, file_id__of=file_id).first()
    if message is None:
        raise Http404("message")
    if reason := may_withdraw(by, from_person=message.from_person, author_id=message.account_id):
        raise Refusal(what=_("Le message reste."), why=reason, status=403)
    if message.withdrawn_at:
        return
    message.sealed, message.withdrawn_at = b"", now
    message.answered_at = message.answered_at or now
    message.save(update_fields=["sealed", "withdrawn_at", "answered_at"])
    publish(
        MessageWithdrawn(**header(now=now, by=by, channel=channel, file_id=file_id), message_id=message_id)
    )
