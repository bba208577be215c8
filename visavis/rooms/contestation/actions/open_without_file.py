"""Open the complaint of somebody without a file: when is noted, so that nobody answers at a glance."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.http import Http404
from django.utils.translation import gettext as _

from visavis.foundation.identity.actor import Actor, Channel, Role
from visavis.foundation.requests.refusal import Refusal
from visavis.rooms.contestation.models import ComplaintWithoutFile as Row
from visavis.rooms.contestation.models import Opening


def open_without_file(
    *, complaint_id: UUID, now: datetime, by: Actor, channel: Channel = Channel.WEB
) -> None:
    """Note the first opening by this account since the complaint came in, or since its answer. No fact: a reading."""
    row = Row.objects.filter(id=complaint_id).first()
    if row is None:
        raise Http404("complaint")
    if by.role not in {Role.COUNSELLOR, Role.MANAGER} or by.account_id is None:
        why = _("Un agent de l’agence la lit, et personne d’autre.")
        raise Refusal(what=_("La réclamation ne s’ouvre pas."), why=why, status=403)
    since = row.answered_at or row.opened_at
    if Opening.objects.filter(complaint_id=row.id, account_id=by.account_id, at__gte=since).exists():
        return
    Opening.objects.create(complaint=row, agency_id=row.agency_id, account_id=by.account_id, at=now)
