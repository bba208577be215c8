"""Release an offer: a human found it lawful, it is shown at once."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from visavis.foundation.facts import header, publish
from visavis.foundation.identity.actor import Actor, Channel
from visavis.rooms.offers.actions._decide import decide
from visavis.rooms.offers.facts import OfferReleased
from visavis.rooms.offers.models import Review, State


def release(*, review_id: UUID, reason: str, now: datetime, by: Actor, channel: Channel) -> UUID:
    """Decide a review with its typed reason and return the offer's id. Refuses a second decision."""
    review = decide(
        review_id=review_id,
        decision=Review.Decision.RELEASED,
        state=State.SHOWN,
        reason=reason,
        now=now,
        by=by,
    )
    publish(
        OfferReleased(
            **header(now=now, by=by, channel=channel, file_id=None),
            offer_id=review.offer_id, review_id=review.id, late=now > review.due_at,
        )
    )  # fmt: skip
    return review.offer_id
