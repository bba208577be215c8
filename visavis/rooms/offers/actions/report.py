"""Report an offer: anybody, without account; a human looks within one working day."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.http import Http404

from visavis.foundation.facts import header, publish
from visavis.foundation.identity.actor import SERVICE, Actor, Channel, acting_as
from visavis.rooms.offers.actions._judge import open_review
from visavis.rooms.offers.facts import OfferReported
from visavis.rooms.offers.models import Offer, Report, Review, State


def report(*, offer_id: UUID, reason: str, words: str, now: datetime, by: Actor, channel: Channel) -> None:
    """Keep what was said, without who said it. The offer stays shown: a doubt hides nothing."""
    if not Offer.objects.filter(id=offer_id, state=State.SHOWN).exists():
        raise Http404("offer")
    Report(offer_id=offer_id, reason=reason, words=words[:500], at=now).save(force_insert=True)
    with acting_as(SERVICE):
        open_review(offer_id, Review.Why.REPORTED, now=now)
        publish(
            OfferReported(
                **header(now=now, by=SERVICE, channel=channel, file_id=None), offer_id=offer_id, reason=reason
            )
        )
