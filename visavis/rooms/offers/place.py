"""Where an offer stands in a search, which one stands just above it, and what would lift it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from visavis.decisions.matching import place as matching
from visavis.decisions.matching.reasons import reasons
from visavis.decisions.shared.sentence import Sentence
from visavis.rooms.offers.models import Offer, State
from visavis.rooms.offers.search import Asked, candidate_of, understood, with_points


@dataclass(frozen=True, slots=True)
class Above:
    """The offer just before: its points, part by part beside ours, and the sentence that says what decided."""

    id: UUID
    title: str
    points: int
    parts: tuple[matching.Part, ...]
    decided: Sentence


@dataclass(frozen=True, slots=True)
class Standing:
    """The `rank` of an offer among `total` (the first is 1), its points, and what would lift it."""

    title: str
    rank: int
    total: int
    points: int
    above: Above | None
    ifs: tuple[matching.If, ...]


def standing(asked: Asked, offer_id: UUID, today: date) -> Standing | None:
    """Why this offer has this place for what was typed; None when it does not answer, or no points order the list."""
    if asked.by_date:
        return None
    rows, wish = with_points(asked, today), understood(asked)
    offer = rows.filter(id=offer_id, state=State.SHOWN).first()
    if offer is None:
        return None
    before = _before(rows, offer)
    next_above = before.order_by("points", "published_on", "id").first()
    candidate = candidate_of(offer)
    above = None
    if next_above is not None:
        other = candidate_of(next_above)
        parts = matching.beside(reasons(wish, candidate, today), reasons(wish, other, today))
        decided = matching.what_decided(candidate, offer.points, other, next_above.points)
        above = Above(next_above.id, next_above.title, next_above.points, parts, decided)
    lifted = matching.ifs(wish, candidate, today, above.points if above else None)
    return Standing(offer.title, before.count() + 1, rows.count(), offer.points, above, lifted)


def _before(rows: QuerySet[Offer], offer: Offer) -> QuerySet[Offer]:
    """Those that stand above: more points, else a later date, else a later number."""
    newer = Q(published_on__gt=offer.published_on) | Q(published_on=offer.published_on, id__gt=offer.id)
    return rows.filter(Q(points__gt=offer.points) | Q(points=offer.points) & newer)
