"""Answer the person: the case is over, and the file is closed to the mediator."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from visavis.foundation.facts import publish
from visavis.foundation.identity.actor import Actor, Channel
from visavis.foundation.requests.refusal import Refusal
from visavis.foundation.vault import seal
from visavis.rooms.mediation.actions._case import about, case_of, refuse_a_short
from visavis.rooms.mediation.facts import ReferralConcluded
from visavis.rooms.mediation.models import Referral


def conclude(*, referral_id: UUID, conclusion: str, now: datetime, by: Actor, channel: Channel) -> None:
    """End the case with a sentence the person reads. What was recommended goes on being answered by the service."""
    what = _("La saisine n’est pas terminée.")
    found = case_of(referral_id, by, what)
    if not found.admissible:
        raise Refusal(what=what, why=_("Dites d’abord si vous prenez cette demande."), status=409)
    refuse_a_short(conclusion, what, "conclusion")
    found.sealed_conclusion = seal(found.file_id, conclusion.strip())
    found.ended_at, found.end = now, Referral.End.CONCLUDED
    found.save(update_fields=["sealed_conclusion", "ended_at", "end"])
    publish(ReferralConcluded(**about(found, now=now, by=by, channel=channel), referral_id=found.id))
