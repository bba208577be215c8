"""Say what the whole service should change: published word for word, about nobody in particular."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from visavis.foundation.facts import header, publish
from visavis.foundation.identity.actor import Actor, Channel
from visavis.foundation.requests.codes import new_code
from visavis.foundation.requests.refusal import Refusal
from visavis.rooms.mediation.actions._case import refuse_a_short
from visavis.rooms.mediation.clock import service_by
from visavis.rooms.mediation.facts import GeneralRecommendationMade
from visavis.rooms.mediation.models import GeneralRecommendation
from visavis.rooms.mediation.permissions import may_take


def advise(*, title: str, text: str, now: datetime, by: Actor, channel: Channel) -> UUID:
    """Publish a general recommendation and return its id."""
    what = _("La recommandation n’est pas publiée.")
    if refused := may_take(by):
        raise Refusal(what=what, why=refused, status=403)
    refuse_a_short(text, what, "text")
    assert by.account_id is not None
    made = GeneralRecommendation(
        number=new_code(), mediator_id=by.account_id, title=title.strip(), text=text.strip(), made_at=now,
        answer_by=service_by(None, now),
    )  # fmt: skip
    made.save(force_insert=True)
    header_of_nobody = header(now=now, by=by, channel=channel, file_id=None)
    publish(
        GeneralRecommendationMade(**header_of_nobody, recommendation_id=made.id, answer_by=made.answer_by)
    )
    return made.id
