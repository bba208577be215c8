"""Take a contestation on: from now on this person sees to it that an answer leaves."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.http import Http404
from django.utils.translation import gettext as _

from visavis.foundation.facts import header, publish
from visavis.foundation.identity.actor import Actor, Channel
from visavis.foundation.requests.refusal import Refusal
from visavis.rooms.contestation.actions.answer import who_may_not
from visavis.rooms.contestation.facts import ContestationTaken
from visavis.rooms.contestation.models import Contestation


def take(*, contestation_id: UUID, now: datetime, by: Actor, channel: Channel) -> None:
    """Become its owner. Only somebody who may answer it; taken twice by the same person, nothing more happens."""
    found = Contestation.objects.select_for_update().filter(id=contestation_id).first()
    if found is None:
        raise Http404("contestation")
    if refused := who_may_not(found, by):
        raise Refusal(what=_("Vous ne pouvez pas vous en charger."), why=refused, status=403)
    if found.owner_id == by.account_id:
        return
    found.owner_id = by.account_id
    found.save(update_fields=["owner_id"])
    about = header(now=now, by=by, channel=channel, file_id=found.file_id, agency_id=found.agency_id)
    publish(ContestationTaken(**about, contestation_id=found.id))
