"""Take on the complaint of somebody without a file."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.http import Http404
from django.utils.translation import gettext as _

from visavis.decisions.remedies import ground_of
from visavis.foundation.facts import header, publish
from visavis.foundation.identity.actor import Actor, Channel
from visavis.foundation.requests.refusal import Refusal
from visavis.rooms.contestation.facts import ComplaintWithoutFileTaken
from visavis.rooms.contestation.models import ComplaintWithoutFile as Row
from visavis.rooms.contestation.permissions import may_answer


def take_without_file(*, complaint_id: UUID, now: datetime, by: Actor, channel: Channel) -> None:
    """Become its owner. Only somebody who may answer it; taken twice, nothing more happens."""
    row = Row.objects.select_for_update().filter(id=complaint_id).first()
    if row is None:
        raise Http404("complaint")
    if refused := may_answer(by, ground=ground_of(row.about)):
        raise Refusal(what=_("Vous ne pouvez pas vous en charger."), why=refused, status=403)
    if row.owner_id == by.account_id:
        return
    row.owner_id = by.account_id
    row.save(update_fields=["owner_id"])
    about = header(now=now, by=by, channel=channel, file_id=None, agency_id=row.agency_id)
    publish(ComplaintWithoutFileTaken(**about, complaint_id=row.id))
