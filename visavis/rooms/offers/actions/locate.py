"""Give offers the commune and the occupation that were not known when they came, or have been replaced since."""

from __future__ import annotations

import re
from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from visavis.decisions.matching.words import VERSION
from visavis.foundation.database.lines import Advance, Outcome, nothing
from visavis.foundation.identity.actor import Actor, acting_as
from visavis.rooms.offers.indexing import vector_of
from visavis.rooms.offers.models import Offer
from visavis.rooms.reference.door import Place, communes_known, find_place, occupations_known

BATCH = 500
FIELDS = [
    "place", "commune_id", "latitude", "longitude", "occupation_id", "occupation_words", "search", "words_version",
]  # fmt: skip
# `93 - Pantin`, as offers of other services write a place.
_DEPARTMENT_FIRST = re.compile(r"(\d[\dAB]\d?)\s*-\s*(.+)")


def locate(*, now: datetime, by: Actor, advance: Advance = nothing) -> Outcome:
    """Look again at each offer that lacks a commune or an occupation, or whose one is closed. `BATCH` a transaction."""
    outcome = Outcome({"looked_at": 0, "located": 0, "named": 0})
    communes, occupations, last = communes_known(), occupations_known(), UUID(int=0)
    while True:
        with acting_as(by):
            batch = list(_lacking().filter(id__gt=last).order_by("id")[:BATCH])
            if not batch:
                return outcome
            changed = [
                offer
                for offer in batch
                if _locate(offer, communes, outcome) | _name(offer, occupations, outcome)
            ]
            for offer in changed:
                offer.search, offer.words_version = vector_of(offer), VERSION
            Offer.objects.bulk_update(changed, FIELDS)
        last = batch[-1].id
        outcome.add("looked_at", len(batch))
        advance("offers", len(batch))


def _lacking() -> QuerySet[Offer]:
    """Without a commune or an occupation though something was said of it, or with one that is no more."""
    unplaced = Q(commune=None) & (~Q(commune_code="") | ~Q(place=""))
    unnamed = Q(occupation=None) & ~Q(occupation_code="")
    closed = Q(commune__valid_to__isnull=False) | Q(occupation__valid_to__isnull=False)
    return Offer.objects.filter(unplaced | unnamed | closed)


def _locate(offer: Offer, communes: dict[str, Place], outcome: Outcome) -> bool:
    place = communes.get(offer.commune_code or offer.commune_id or "") or (
        _by_words(offer.place) if offer.commune_id is None else None
    )
    if place is None or place.code == offer.commune_id:
        return False
    offer.commune_id, offer.place = place.code, place.words
    offer.latitude, offer.longitude = (place.at.latitude, place.at.longitude) if place.at else (None, None)
    outcome.add("located", 1)
    return True


def _by_words(words: str) -> Place | None:
    """The commune that the words name, when they name one alone."""
    first = _DEPARTMENT_FIRST.fullmatch(words.strip())
    place = find_place(f"{first[2]} ({first[1]})" if first else words)
    return place if place and not place.others else None


def _name(offer: Offer, occupations: dict[str, tuple[str, str]], outcome: Outcome) -> bool:
    code, label = occupations.get(offer.occupation_code or offer.occupation_id or "", ("", ""))
    if not code or code == offer.occupation_id:
        return False
    words = dict.fromkeys([*filter(None, offer.occupation_words.split(" ; ")), label])
    offer.occupation_id, offer.occupation_words = code, " ; ".join(words)[:250]
    outcome.add("named", 1)
    return True
