"""Look at what was noticed, and write why it is settled: the account opens files again."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.http import Http404
from django.utils.translation import gettext as _

from visavis.foundation.facts import header, publish
from visavis.foundation.identity.actor import Actor, Channel
from visavis.foundation.requests.refusal import Refusal
from visavis.rooms.vigilance.facts import AlertSettled
from visavis.rooms.vigilance.limits import SHORTEST_REASON
from visavis.rooms.vigilance.models import Alert
from visavis.rooms.vigilance.permissions import may_settle


def settle(*, alert_id: UUID, reason: str, now: datetime, by: Actor, channel: Channel) -> None:
    """End an alert with a typed reason, which the reader it speaks of can read. Settled twice: the first stays."""
    what = _("L’alerte reste ouverte.")
    alert = Alert.objects.select_for_update().filter(id=alert_id).first()
    if alert is None:
        raise Http404("alert")
    if refused := may_settle(by, agency_id=alert.agency_id, account_id=alert.account_id):
        raise Refusal(what=what, why=refused, status=403)
    if alert.settled_at:
        raise Refusal(what=_("Rien n’a changé."), why=_("Une autre personne l’a déjà relue."), status=409)
    if len(reason.strip()) < SHORTEST_REASON:
        why = _("Écrivez en une phrase ce que vous avez vérifié (20 caractères au moins).")
        raise Refusal(what=what, why=why, field="reason")
    alert.settled_at, alert.settled_by, alert.reason = now, by.account_id, reason.strip()[:500]
    alert.save(update_fields=["settled_at", "settled_by", "reason"])
    about = header(now=now, by=by, channel=channel, file_id=alert.file_id, agency_id=alert.agency_id)
    publish(AlertSettled(**about, alert_id=alert.id, kind=alert.kind))
