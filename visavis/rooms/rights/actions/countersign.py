"""Countersign a frozen computation, or write what one disagrees with: a human act, under a name."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.http import Http404
from django.utils.translation import gettext as _

from visavis.foundation.facts import header, publish
from visavis.foundation.identity.actor import Actor, Channel
from visavis.foundation.requests.refusal import Refusal
from visavis.foundation.vault import seal
from visavis.rooms.rights.facts import SimulationCountersigned
from visavis.rooms.rights.models import Frozen
from visavis.rooms.rights.permissions import may_countersign

SHORTEST_REASON = 20


def countersign(
    *, computation_id: UUID, stance: str, words: str, now: datetime, by: Actor, channel: Channel
) -> None:
    """Keep who looked, when, and her stance. Whoever disagrees says why, in words the person reads."""
    what = _("Votre avis n’est pas enregistré.")
    if reason := may_countersign(by):
        raise Refusal(what=what, why=reason, status=403)
    found = Frozen.objects.select_for_update().filter(computation_id=computation_id).first()
    if found is None:
        raise Http404("frozen")
    if found.looked_at:
        raise Refusal(what=what, why=_("Quelqu’un a déjà donné son avis sur ce calcul."), status=409)
    if stance == Frozen.Stance.DISAGREES and len(words.strip()) < SHORTEST_REASON:
        why = _("Écrivez ce qui ne va pas, en une phrase au moins (20 caractères). La personne la lira.")
        raise Refusal(what=what, why=why, field="words")
    found.looked_at, found.looked_by, found.stance = now, by.account_id, stance
    found.sealed_words = seal(found.file_id, words.strip()) if words.strip() else None
    found.save(update_fields=["looked_at", "looked_by", "stance", "sealed_words"])
    about = header(now=now, by=by, channel=channel, file_id=found.file_id, agency_id=found.agency_id)
    publish(SimulationCountersigned(**about, computation_id=computation_id, stance=stance))
