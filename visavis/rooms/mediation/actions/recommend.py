"""Say what the service should do for this person: it answers by a day, and the person reads both."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from visavis.foundation.facts import publish
from visavis.foundation.identity.actor import Actor, Channel
from visavis.foundation.requests.codes import new_code
from visavis.foundation.requests.refusal import Refusal
from visavis.foundation.vault import seal
from visavis.rooms.mediation.actions._case import about, case_of, refuse_a_short
from visavis.rooms.mediation.clock import service_by
from visavis.rooms.mediation.facts import RecommendationMade
from visavis.rooms.mediation.models import Recommendation


def recommend(*, referral_id: UUID, text: str, now: datetime, by: Actor, channel: Channel) -> UUID:
    """Keep a recommendation in the person's file and return its id. Only in a case that was taken by the law."""
    what = _("La recommandation n’est pas partie.")
    found = case_of(referral_id, by, what)
    if not found.admissible:
        raise Refusal(what=what, why=_("Dites d’abord si vous prenez cette demande."), status=409)
    refuse_a_short(text, what, "text")
    assert found.mediator_id is not None
    made = Recommendation(
        number=new_code(), referral=found, file_id=found.file_id, agency_id=found.agency_id,
        mediator_id=found.mediator_id, sealed_text=seal(found.file_id, text.strip()), made_at=now,
        answer_by=service_by(found.agency_id, now),
    )  # fmt: skip
    made.save(force_insert=True)
    publish(
        RecommendationMade(
            **about(found, now=now, by=by, channel=channel), recommendation_id=made.id, referral_id=found.id,
            answer_by=made.answer_by,
        )
    )  # fmt: skip
    return made.id
