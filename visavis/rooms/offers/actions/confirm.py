"""Confirm that an offer is unlawful: it stays away from people until its employer corrects it."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from visavis.foundation.facts import header, publish
from visavis.foundation.identity.actor import Actor, Channel
from visavis.rooms.offers.actions._decide import decide
from visavis.rooms.offers.facts import HoldConfirmed
from visavis.rooms.offers.models import Review, State


def confirm(*, review_id: UUID, reason: str, now: datetime, by: Actor, channel: Channel) -> UUID:
    """Decide a review with its typed reason and return the offer's id. Refuses a second decision."""
    review = decide(
        review_id=review_id,
        decision=Review.Decision.CONFIRMED,
        state=State.REFUSED,
        reason=reason,
        now=now,
        by=by,
    )
    publish(
        HoldConfirmed(
            **header(now=now, by=by, channel=channel, file_id=None),
            offer_id=review.offer_id, review_id=review.id, late=now > review.due_at,
        )
    )  # fmt: skip
    return review.offer_id
