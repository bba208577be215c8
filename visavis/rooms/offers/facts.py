"""What can happen to an offer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from visavis.foundation.facts import Fact


@dataclass(frozen=True, kw_only=True)
class OfferDeposited(Fact):
    """An employer's offer came in and was judged: `state` says whether it is shown, held or to correct."""

    offer_id: UUID
    state: str
    findings: int


@dataclass(frozen=True, kw_only=True)
class OfferCorrected(Fact):
    """Its employer changed it; it was judged again."""

    offer_id: UUID
    state: str
    findings: int


@dataclass(frozen=True, kw_only=True)
class OfferClosed(Fact):
    """Its employer took it back."""

    offer_id: UUID


@dataclass(frozen=True, kw_only=True)
class ReviewAsked(Fact):
    """The employer asks a human to look again, by `due_at`."""

    offer_id: UUID
    review_id: UUID
    due_at: datetime


@dataclass(frozen=True, kw_only=True)
class HoldConfirmed(Fact):
    """A human confirmed that the offer is unlawful; `late` when the working day had passed."""

    offer_id: UUID
    review_id: UUID
    late: bool


@dataclass(frozen=True, kw_only=True)
class OfferReleased(Fact):
    """A human found the offer lawful: it is shown. `late` when the working day had passed."""

    offer_id: UUID
    review_id: UUID
    late: bool


@dataclass(frozen=True, kw_only=True)
class OfferReported(Fact):
    """Somebody, unnamed, says the offer is not right."""

    offer_id: UUID
    reason: str


@dataclass(frozen=True, kw_only=True)
class OffersImported(Fact):
    """A file of offers was read."""

    source: str
    new: int
    changed: int
    held: int
    refused: int
