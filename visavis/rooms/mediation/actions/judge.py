"""Say whether the law lets the mediator take the case, and why: a human act, with a sentence the person reads."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from visavis.decisions.remedies import REASONS
from visavis.foundation.facts import publish
from visavis.foundation.identity.actor import Actor, Channel
from visavis.foundation.requests.refusal import Refusal
from visavis.foundation.vault import seal
from visavis.rooms.mediation.actions._case import about, case_of, refuse_a_short
from visavis.rooms.mediation.clock import answered_by
from visavis.rooms.mediation.facts import ReferralJudged
from visavis.rooms.mediation.models import Referral


def judge(*, referral_id: UUID, why: str, reason: str, now: datetime, by: Actor, channel: Channel) -> None:
    """`why` is '' to take the case, else the code of a reason of the law for which she may not; then it is over."""
    what = _("Rien n’est décidé.")
    found = case_of(referral_id, by, what)
    if found.judged_at:
        raise Refusal(what=what, why=_("C’est déjà décidé."), status=409)
    if why and why not in {each.code for each in REASONS}:
        raise Refusal(what=what, why=_("Choisissez une raison que la loi connaît."), field="why")
    refuse_a_short(reason, what, "reason")
    found.judged_at, found.admissible, found.why = now, not why, why
    found.sealed_judgement = seal(found.file_id, reason.strip())
    if found.admissible:
        found.answer_by = answered_by(found.agency_id, now)
    else:
        found.ended_at, found.end = now, Referral.End.INADMISSIBLE
    fact = ReferralJudged(
        **about(found, now=now, by=by, channel=channel), referral_id=found.id, admissible=found.admissible
    )
    found.save(
        update_fields=["judged_at", "admissible", "why", "sealed_judgement", "answer_by", "ended_at", "end"]
    )
    publish(fact)
