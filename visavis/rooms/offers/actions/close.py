"""Take an offer back: nobody finds it from this second on."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.http import Http404
from django.utils.translation import gettext as _

from visavis.foundation.facts import header, publish
from visavis.foundation.identity.actor import Actor, Channel
from visavis.foundation.requests.refusal import Refusal
from visavis.rooms.offers.facts import OfferClosed
from visavis.rooms.offers.models import Offer, Review, State
from visavis.rooms.offers.permissions import may_deposit


def close(*, offer_id: UUID, now: datetime, by: Actor, channel: Channel) -> None:
    """Close the offer and whatever review waited. A second time changes nothing."""
    offer = Offer.objects.select_for_update().filter(id=offer_id).first()
    if offer is None:
        raise Http404("offer")
    if reason := may_deposit(by, offer.company_id):
        raise Refusal(what=_("L’offre reste."), why=reason, status=403)
    if offer.state == State.CLOSED:
        return
    offer.state, offer.state_since = State.CLOSED, now
    offer.save(update_fields=["state", "state_since"])
    Review.objects.filter(offer_id=offer.id, decided_at=None).delete()
    publish(OfferClosed(**header(now=now, by=by, channel=channel, file_id=None), offer_id=offer.id))
