"""End an agreement: one step, by any door, without a reason; the partner reads nothing from this moment."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.http import Http404
from django.utils.translation import gettext as _

from visavis.foundation.facts import header, publish
from visavis.foundation.identity.actor import SERVICE, Actor, Channel, acting_as
from visavis.foundation.requests.refusal import Refusal
from visavis.rooms.dossier.door import agency_id_of, resolve
from visavis.rooms.sharing.facts import SharingEnded
from visavis.rooms.sharing.models import Agreement
from visavis.rooms.sharing.permissions import may_end


def end(*, agreement_id: UUID, now: datetime, by: Actor, channel: Channel) -> None:
    """Ended twice, the first end stays. Raises `Refusal`, `Http404`."""
    seen = Agreement.objects.filter(id=agreement_id).first()
    if seen is None:
        raise Http404("agreement")
    with acting_as(SERVICE):
        found = Agreement.objects.select_for_update().get(id=agreement_id)
        file_id = resolve(found.file_id)
        agency_id = agency_id_of(file_id)
    if reason := may_end(by, file_id, found.account_id):
        raise Refusal(what=_("Le partage n’est pas arrêté."), why=reason, status=403)
    if found.ended_at:
        return
    with acting_as(SERVICE):
        found.ended_at, found.ended_by, found.ended_channel = now, by.account_id, channel
        found.save(update_fields=["ended_at", "ended_by", "ended_channel"])
        fact = header(now=now, by=by, channel=channel, file_id=file_id, agency_id=agency_id)
        publish(SharingEnded(**fact, agreement_id=found.id, kind=found.kind))


def end_all(*, file_id: UUID, now: datetime, by: Actor, channel: Channel) -> int:
    """End every agreement of a person that is not over; say how many were."""
    rows = Agreement.objects.filter(file_id__of=file_id, ended_at=None, until_at__gt=now).order_by("id")
    running = list(rows.values_list("id", flat=True))
    for agreement_id in running:
        end(agreement_id=agreement_id, now=now, by=by, channel=channel)
    return len(running)
