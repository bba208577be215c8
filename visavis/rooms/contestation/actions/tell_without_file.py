"""Call somebody without a file with the answer: reached, or tried; after three tries it waits for her."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.http import Http404
from django.utils.translation import gettext as _

from visavis.foundation.facts import header, publish
from visavis.foundation.identity.actor import Actor, Channel
from visavis.foundation.requests.refusal import Refusal
from visavis.rooms.contestation.facts import ComplaintWithoutFileTold
from visavis.rooms.contestation.models import ComplaintWithoutFile as Row
from visavis.rooms.contestation.permissions import may_answer


def tell_without_file(
    *, complaint_id: UUID, reached: bool, now: datetime, by: Actor, channel: Channel = Channel.PHONE
) -> None:
    """Note the call. Only once it was answered; told twice, the first time stays."""
    row = Row.objects.select_for_update().filter(id=complaint_id).first()
    if row is None:
        raise Http404("complaint")
    if refused := may_answer(by) or (None if row.answered_at else _("Personne n’a encore répondu.")):
        raise Refusal(what=_("L’appel n’est pas noté."), why=refused)
    if row.told_at:
        return
    row.calls += 1
    row.told_at = now if reached else None
    row.save(update_fields=["calls", "told_at"])
    about = header(now=now, by=by, channel=channel, file_id=None, agency_id=row.agency_id)
    publish(ComplaintWithoutFileTold(**about, complaint_id=row.id, reached=reached))
