"""The service answers a recommendation: promised for a day, applied by a release or an act, or refused and why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.http import Http404
from django.utils.translation import gettext as _

from visavis.foundation.facts import header, publish
from visavis.foundation.identity.actor import Actor, Channel
from visavis.foundation.requests.refusal import Refusal
from visavis.foundation.vault import seal
from visavis.rooms.agencies.door import day_in
from visavis.rooms.mediation.actions._case import refuse_a_short
from visavis.rooms.mediation.facts import GeneralRecommendationAnswered, RecommendationAnswered
from visavis.rooms.mediation.models import Answered, GeneralRecommendation, Recommendation
from visavis.rooms.mediation.permissions import may_reply

State = Answered.State
FINAL = (State.APPLIED, State.REFUSED)
ANSWERED = ["state", "promised_on", "reference", "answered_at", "answered_by"]


@dataclass(frozen=True, slots=True)
class Reply:
    """What the service says. `reference`: the release or the act that applies it; `promised_on`: the day it will be."""

    state: str
    reason: str
    reference: str = ""
    promised_on: date | None = None


def reply(*, recommendation_id: UUID, said: Reply, now: datetime, by: Actor, channel: Channel) -> None:
    """Record the answer. A promise may be followed by what keeps it; applied or refused is the last word."""
    what = _("La réponse n’est pas partie.")
    if refused := may_reply(by):
        raise Refusal(what=what, why=refused, status=403)
    found = _of_a_person(recommendation_id) or _of_the_service(recommendation_id)
    if found is None:
        raise Http404("recommendation")
    if found.state in FINAL:
        raise Refusal(what=what, why=_("Une réponse définitive est déjà donnée."), status=409)
    _refuse_half(said, day_in(by.agency_id, now), what)
    late = now > found.answer_by
    found.state, found.answered_at, found.answered_by = said.state, now, by.account_id
    found.promised_on = said.promised_on if said.state == State.PROMISED else found.promised_on
    found.reference = said.reference.strip()
    if isinstance(found, Recommendation):
        found.sealed_reason = seal(found.file_id, said.reason.strip())
        found.save(update_fields=[*ANSWERED, "sealed_reason"])
        about = header(now=now, by=by, channel=channel, file_id=found.file_id, agency_id=found.agency_id)
        publish(
            RecommendationAnswered(
                **about,
                recommendation_id=found.id,
                referral_id=found.referral_id,
                state=said.state,
                late=late,
            )
        )
        return
    found.reason = said.reason.strip()
    found.save(update_fields=[*ANSWERED, "reason"])
    about = header(now=now, by=by, channel=channel, file_id=None)
    publish(GeneralRecommendationAnswered(**about, recommendation_id=found.id, state=said.state, late=late))


def _of_a_person(recommendation_id: UUID) -> Recommendation | None:
    return Recommendation.objects.select_for_update().filter(id=recommendation_id).first()


def _of_the_service(recommendation_id: UUID) -> GeneralRecommendation | None:
    return GeneralRecommendation.objects.select_for_update().filter(id=recommendation_id).first()


def _refuse_half(said: Reply, today: date, what: str) -> None:
    """A promise has its day, an application its reference, everything its sentence."""
    if said.state not in (State.PROMISED, *FINAL):
        raise Refusal(what=what, why=_("Choisissez une réponse."), field="state")
    if said.state == State.APPLIED and not said.reference.strip():
        why = _("Dites ce qui l’applique : le numéro de la version, ou l’acte et sa date.")
        raise Refusal(what=what, why=why, field="reference")
    if said.state == State.PROMISED and (said.promised_on is None or said.promised_on < today):
        raise Refusal(what=what, why=_("Dites pour quel jour, à partir d’aujourd’hui."), field="promised_on")
    refuse_a_short(said.reason, what, "reason")
