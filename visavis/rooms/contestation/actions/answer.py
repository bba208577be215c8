"""Answer a contestation: a human act, with a typed reason the person can read."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.http import Http404
from django.utils.translation import gettext as _

from visavis.foundation.facts import header, publish
from visavis.foundation.identity.actor import Actor, Channel
from visavis.foundation.requests.refusal import Refusal
from visavis.foundation.vault import seal
from visavis.rooms.contestation.facts import ContestationAnswered
from visavis.rooms.contestation.models import Contestation
from visavis.rooms.contestation.permissions import may_answer

SHORTEST_REASON = 20


def answer(
    *, contestation_id: UUID, outcome: str, reason: str, now: datetime, by: Actor, channel: Channel
) -> None:
    """Record the outcome (changed, partly, kept) and its reason. Answered twice: the first answer stays."""
    if refused := may_answer(by):
        raise Refusal(what=_("La réponse n’est pas partie."), why=refused, status=403)
    found = Contestation.objects.select_for_update().filter(id=contestation_id).first()
    if found is None:
        raise Http404("contestation")
    if found.answered_at:
        raise Refusal(
            what=_("La réponse n’est pas partie."),
            why=_("Un collègue a déjà répondu à cette contestation."),
            now_what=_("Lisez sa réponse dans la page de la contestation."),
            status=409,
        )
    if len(reason.strip()) < SHORTEST_REASON:
        raise Refusal(
            what=_("La réponse n’est pas partie."),
            why=_("Écrivez la raison en une phrase au moins (20 caractères). La personne la lira."),
            field="reason",
        )
    found.answered_at, found.answered_by, found.outcome = now, by.account_id, outcome
    found.sealed_reason = seal(found.file_id, reason.strip())
    found.save(update_fields=["answered_at", "answered_by", "outcome", "sealed_reason"])
    publish(
        ContestationAnswered(
            **header(now=now, by=by, channel=channel, file_id=found.file_id, agency_id=found.agency_id),
            contestation_id=found.id,
            outcome=outcome,
            late=now > found.due_at,
        )
    )
