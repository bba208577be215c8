"""Offers: all that other rooms may ask of this one."""

from __future__ import annotations

from uuid import UUID

from visavis.rooms.offers.actions.deposit import deposit
from visavis.rooms.offers.models import Offer, State
from visavis.rooms.offers.prevailing import by_humans, obeying
from visavis.rooms.offers.queries import Shown, queue_length, waiting_at
from visavis.rooms.offers.queries import offer as shown_offer
from visavis.rooms.offers.search import Asked, search

__all__ = [
    "Asked",
    "Shown",
    "by_humans",
    "count_of",
    "count_shown",
    "deposit",
    "is_shown",
    "obeying",
    "queue_length",
    "search",
    "shown_offer",
    "waiting_at",
]


def is_shown(offer_id: UUID) -> bool:
    """May a person find and answer this offer now?"""
    return Offer.objects.filter(id=offer_id, state=State.SHOWN).exists()


def count_shown() -> int:
    """How many offers people can find."""
    return Offer.objects.filter(state=State.SHOWN).count()


def count_of(company_id: UUID) -> int:
    """How many offers a company deposited, whatever became of them."""
    return Offer.objects.filter(company_id=company_id).count()
