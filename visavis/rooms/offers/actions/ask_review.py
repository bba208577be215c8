"""Ask a human to look again: the employer disagrees with what the rules found."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.http import Http404
from django.utils.translation import gettext as _

from visavis.foundation.facts import header, publish
from visavis.foundation.identity.actor import Actor, Channel
from visavis.foundation.requests.refusal import Refusal
from visavis.rooms.offers.actions._judge import open_review
from visavis.rooms.offers.facts import ReviewAsked
from visavis.rooms.offers.models import Offer, Review, State
from visavis.rooms.offers.permissions import may_deposit

CONTESTABLE = {State.TO_CORRECT, State.REFUSED}


def ask_review(*, offer_id: UUID, now: datetime, by: Actor, channel: Channel) -> datetime:
    """Open a review of an offer that is not shown, and return when it is due."""
    offer = Offer.objects.filter(id=offer_id).first()
    if offer is None:
        raise Http404("offer")
    if reason := may_deposit(by, offer.company_id):
        raise Refusal(what=_("La relecture n’est pas demandée."), why=reason, status=403)
    if offer.state not in CONTESTABLE:
        raise Refusal(
            what=_("La relecture n’est pas demandée."),
            why=_("Rien n’est reproché à cette offre, ou une personne la relit déjà."),
        )
    review = open_review(offer.id, Review.Why.ASKED, now=now)
    publish(
        ReviewAsked(
            **header(now=now, by=by, channel=channel, file_id=None),
            offer_id=offer.id, review_id=review.id, due_at=review.due_at,
        )
    )  # fmt: skip
    return review.due_at
