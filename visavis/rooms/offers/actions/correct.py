"""Correct an offer: what its employer changed is judged again, at once."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import Http404
from django.utils.translation import gettext as _

from visavis.foundation.facts import header, publish
from visavis.foundation.identity.actor import Actor, Channel
from visavis.foundation.requests.refusal import Refusal
from visavis.rooms.offers.actions._judge import judge_and_keep
from visavis.rooms.offers.actions._write import write
from visavis.rooms.offers.facts import OfferCorrected
from visavis.rooms.offers.models import Offer, Review, State
from visavis.rooms.offers.permissions import may_deposit


def correct(*, offer_id: UUID, content: dict[str, Any], now: datetime, by: Actor, channel: Channel) -> None:
    """Replace the content of an offer. What waited for a human is judged afresh; a taken-back offer stays so."""
    offer = Offer.objects.select_for_update().filter(id=offer_id).first()
    if offer is None:
        raise Http404("offer")
    if reason := may_deposit(by, offer.company_id):
        raise Refusal(what=_("L’offre n’est pas modifiée."), why=reason, status=403)
    if offer.state == State.CLOSED:
        raise Refusal(
            what=_("L’offre n’est pas modifiée."), why=_("Vous l’avez retirée. Déposez-en une nouvelle.")
        )
    write(offer, content)
    offer.save()
    Review.objects.filter(
        offer_id=offer.id, decided_at=None, why__in=[Review.Why.RULE, Review.Why.ASKED]
    ).delete()
    findings = judge_and_keep(offer, now=now)
    publish(
        OfferCorrected(
            **header(now=now, by=by, channel=channel, file_id=None),
            offer_id=offer.id, state=offer.state, findings=findings,
        )
    )  # fmt: skip
