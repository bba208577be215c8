"""Deposit an offer: it is judged at once, and shown, held or sent back for correction."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from visavis.foundation.clock import day_at
from visavis.foundation.facts import header, publish
from visavis.foundation.identity.actor import Actor, Channel
from visavis.foundation.requests.refusal import Refusal
from visavis.rooms.companies.door import company
from visavis.rooms.offers.actions._judge import HOME_ZONE, judge_and_keep
from visavis.rooms.offers.actions._write import write
from visavis.rooms.offers.facts import OfferDeposited
from visavis.rooms.offers.models import Offer
from visavis.rooms.offers.permissions import may_deposit


def deposit(*, company_id: UUID, content: dict[str, Any], now: datetime, by: Actor, channel: Channel) -> UUID:
    """Add an offer of a company and return its id. `content`: the fields of `OfferForm`, cleaned."""
    if reason := may_deposit(by, company_id):
        raise Refusal(what=_("L’offre n’est pas déposée."), why=reason, status=403)
    offer = Offer(
        source="own", company_id=company_id, employer=company(company_id).name, added_at=now, state_since=now,
        published_on=day_at(now, HOME_ZONE),
    )  # fmt: skip
    write(offer, content)
    offer.save(force_insert=True)
    findings = judge_and_keep(offer, now=now)
    publish(
        OfferDeposited(
            **header(now=now, by=by, channel=channel, file_id=None),
            offer_id=offer.id, state=offer.state, findings=findings,
        )
    )  # fmt: skip
    return offer.id
