"""A running case and its own mediator: what every act of hers begins with."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import Http404
from django.utils.translation import gettext as _

from visavis.foundation.facts import header
from visavis.foundation.identity.actor import Actor, Channel
from visavis.foundation.requests.refusal import Refusal
from visavis.rooms.mediation.models import Referral
from visavis.rooms.mediation.permissions import may_mediate, may_take

SHORTEST = 20


def case_of(referral_id: UUID, by: Actor, what: str) -> Referral:
    """The case, locked, for the mediator who has it. Raises 404, 403, or 409 when it is over."""
    if refused := may_take(by):
        raise Refusal(what=what, why=refused, status=403)
    found = Referral.objects.select_for_update().filter(id=referral_id).first()
    if found is None:
        raise Http404("referral")
    if refused := may_mediate(by, found.mediator_id):
        raise Refusal(what=what, why=refused, status=403)
    refuse_ended(found, what)
    return found


def refuse_ended(found: Referral, what: str) -> None:
    """What is over stays as it is."""
    if found.ended_at:
        raise Refusal(what=what, why=_("Cette saisine est terminée : le dossier est refermé."), status=409)


def refuse_a_short(words: str, what: str, field: str) -> None:
    """What the person reads is a sentence."""
    if len(words.strip()) < SHORTEST:
        why = _("Écrivez une phrase au moins (20 caractères). La personne la lira.")
        raise Refusal(what=what, why=why, field=field)


def about(found: Referral, *, now: datetime, by: Actor, channel: Channel) -> dict[str, Any]:
    """The header of each fact of this case."""
    return header(now=now, by=by, channel=channel, file_id=found.file_id, agency_id=found.agency_id)
