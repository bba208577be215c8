"""Announce that a stopped use goes on again: with a reason, and fifteen days before (GDPR, art. 18(3))."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from django.http import Http404
from django.utils.translation import gettext as _

from visavis.foundation.facts import header, publish
from visavis.foundation.identity.actor import Actor, Channel
from visavis.foundation.requests.refusal import Refusal
from visavis.foundation.vault import seal
from visavis.rooms.dossier.door import agency_id_of
from visavis.rooms.sharing.facts import UseResumed
from visavis.rooms.sharing.models import Restriction
from visavis.rooms.sharing.permissions import may_lift
from visavis.rooms.sharing.uses import contesting

NOTICE = timedelta(days=15)
SHORTEST_REASON = 20


def announce(*, file_id: UUID, use: str, reason: str, now: datetime, by: Actor, channel: Channel) -> None:
    """The use goes on fifteen days from now, unless she stops it again. Not while something she contests waits.

    A switch that another room keeps is hers alone: nobody announces its end. Raises `Refusal`, `Http404`.
    """
    what = _("Rien n’est annoncé.")
    if refused := may_lift(by):
        raise Refusal(what=what, why=refused, status=403)
    found = Restriction.objects.select_for_update().filter(file_id__of=file_id, use=use, lift_at=None).first()
    if found is None:
        raise Http404("restriction")
    if contesting(file_id):
        raise Refusal(
            what=what, why=_("La personne attend une réponse à ce qu’elle conteste : l’arrêt tient jusque-là."),
            now_what=_("Répondez d’abord à sa contestation ou à sa correction."), status=409,
        )  # fmt: skip
    if len(reason.strip()) < SHORTEST_REASON:
        why = _("Écrivez la raison en une phrase au moins (20 caractères). La personne la lira.")
        raise Refusal(what=what, why=why, field="reason")
    found.announced_at, found.lift_at, found.lifted_by = now, now + NOTICE, by.account_id
    found.sealed_lift_reason = seal(found.file_id, reason.strip())
    found.save(update_fields=["announced_at", "lift_at", "lifted_by", "sealed_lift_reason"])
    fact = header(now=now, by=by, channel=channel, file_id=found.file_id, agency_id=agency_id_of(file_id))
    publish(UseResumed(**fact, restriction_id=found.id, use=use, lift_at=found.lift_at, announced=True))
