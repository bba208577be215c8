"""Let a use go on again, at the person's wish: at once."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db.models import Q
from django.http import Http404
from django.utils.translation import gettext as _

from visavis.foundation.facts import header, publish
from visavis.foundation.identity.actor import Actor, Channel
from visavis.foundation.requests.refusal import Refusal
from visavis.rooms.dossier.door import agency_id_of
from visavis.rooms.sharing.facts import UseResumed
from visavis.rooms.sharing.models import Restriction
from visavis.rooms.sharing.permissions import may_choose
from visavis.rooms.sharing.uses import uses


def resume(*, file_id: UUID, use: str, now: datetime, by: Actor, channel: Channel) -> None:
    """End what stops this use, if something does. Raises `Refusal`, `Http404`."""
    if refused := may_choose(by, file_id):
        raise Refusal(what=_("Rien n’est changé."), why=refused, status=403)
    known = uses().get(use)
    if known is None:
        raise Http404("use")
    if known.elsewhere:
        known.elsewhere.switch_on(file_id=file_id, now=now, by=by, channel=channel)
        return
    rows = Restriction.objects.select_for_update().filter(Q(lift_at=None) | Q(lift_at__gt=now), use=use)
    for found in rows.filter(file_id__of=file_id).order_by("id"):
        found.announced_at, found.lift_at, found.lifted_by = now, now, by.account_id
        found.save(update_fields=["announced_at", "lift_at", "lifted_by"])
        fact = header(now=now, by=by, channel=channel, file_id=file_id, agency_id=agency_id_of(file_id))
        publish(UseResumed(**fact, restriction_id=found.id, use=use, lift_at=now, announced=False))
