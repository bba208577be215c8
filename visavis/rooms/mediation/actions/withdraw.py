"""The person takes her request back, in one step and without a reason: the file is closed to the mediator at once."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.http import Http404
from django.utils.translation import gettext as _

from visavis.foundation.facts import publish
from visavis.foundation.identity.actor import Actor, Channel
from visavis.foundation.requests.refusal import Refusal
from visavis.rooms.dossier.door import resolve
from visavis.rooms.mediation.actions._case import about, refuse_ended
from visavis.rooms.mediation.facts import ReferralWithdrawn
from visavis.rooms.mediation.models import Referral
from visavis.rooms.mediation.permissions import may_withdraw


def withdraw(*, referral_id: UUID, now: datetime, by: Actor, channel: Channel) -> None:
    """End it. What was recommended before stays."""
    what = _("Rien n’est retiré.")
    found = Referral.objects.select_for_update().filter(id=referral_id).first()
    if found is None:
        raise Http404("referral")
    if refused := may_withdraw(by, resolve(found.file_id)):
        raise Refusal(what=what, why=refused, status=403)
    refuse_ended(found, what)
    found.ended_at, found.end = now, Referral.End.WITHDRAWN
    found.save(update_fields=["ended_at", "end"])
    publish(ReferralWithdrawn(**about(found, now=now, by=by, channel=channel), referral_id=found.id))
