"""Refuse a correction: a human act, with a reason the person reads and can contest."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from visavis.foundation.facts import header, publish
from visavis.foundation.identity.actor import Actor, Channel
from visavis.foundation.requests.refusal import Refusal
from visavis.foundation.vault import seal
from visavis.rooms.rectification.facts import CorrectionRefused
from visavis.rooms.rectification.models import Correction
from visavis.rooms.rectification.permissions import may_decide
from visavis.rooms.rectification.waiting import waiting

SHORTEST_REASON = 20


def refuse(*, correction_id: UUID, reason: str, now: datetime, by: Actor, channel: Channel) -> None:
    """Leave the datum as it is, and say why. Raises `Refusal`, `Http404`."""
    what = _("La réponse n’est pas partie.")
    found = waiting(correction_id, what)
    if refused := may_decide(by):
        raise Refusal(what=what, why=refused, status=403)
    if len(reason.strip()) < SHORTEST_REASON:
        why = _("Écrivez la raison en une phrase au moins (20 caractères). La personne la lira.")
        raise Refusal(what=what, why=why, field="reason")
    found.decided_at, found.decided_by, found.outcome = now, by.account_id, Correction.Outcome.REFUSED
    found.sealed_reason = seal(found.file_id, reason.strip())
    found.save(update_fields=["decided_at", "decided_by", "outcome", "sealed_reason"])
    fact = header(now=now, by=by, channel=channel, file_id=found.file_id, agency_id=found.agency_id)
    publish(CorrectionRefused(**fact, correction_id=found.id, datum=found.datum, late=now > found.due_at))
