"""The step that confirming and releasing share: a human's decision with her reason, written once."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.http import Http404
from django.utils.translation import gettext as _

from visavis.foundation.identity.actor import Actor
from visavis.foundation.requests.refusal import Refusal
from visavis.rooms.offers.models import Offer, Review, State
from visavis.rooms.offers.permissions import may_review

SHORTEST_REASON = 10


def decide(
    *, review_id: UUID, decision: Review.Decision, state: State, reason: str, now: datetime, by: Actor
) -> Review:
    """Close a review with its reason and put the offer in its new state. Refuses a second decision."""
    what = _("Rien n’est décidé.")
    if refused := may_review(by):
        raise Refusal(what=what, why=refused, status=403)
    if len(reason.strip()) < SHORTEST_REASON:
        raise Refusal(what=what, why=_("Écrivez la raison : l’employeur la lira."), field="reason")
    review = Review.objects.select_for_update().filter(id=review_id).first()
    if review is None:
        raise Http404("review")
    if review.decided_at:
        raise Refusal(
            what=what, why=_("%(name)s a déjà décidé.") % {"name": review.decided_by_name}, status=409
        )
    review.decided_at, review.decision, review.reason = now, decision, reason.strip()
    review.decided_by, review.decided_by_name = by.account_id, by.signed[:120]
    review.save(update_fields=["decided_at", "decision", "reason", "decided_by", "decided_by_name"])
    Offer.objects.filter(id=review.offer_id).exclude(state=State.CLOSED).update(state=state, state_since=now)
    return review
