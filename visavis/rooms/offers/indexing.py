"""The words an offer is found by, as PostgreSQL keeps them, and its contract among those one can search by.

The keys are made by `decisions.matching.words` alone: the server needs no dictionary and no configuration.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict

from visavis.decisions.matching.words import VERSION, places, plain
from visavis.rooms.offers.models import Contract, Offer

TITLE, OCCUPATION, TEXT = "A", "B", "D"
# What a tsvector can hold: later places are not told apart, and a key has no more of them.
LAST_PLACE, MOST_PLACES = 16_383, 255
BATCH = 1000
_CONTRACTS = (
    ("cdi", Contract.CDI),
    ("cdd", Contract.CDD),
    ("interim", Contract.INTERIM),
    ("mission", Contract.INTERIM),
    ("liberale", Contract.INDEPENDENT),
    ("commerciale", Contract.INDEPENDENT),
    ("independant", Contract.INDEPENDENT),
)


def vector_of(offer: Offer) -> str:
    """The search column of one offer: each key with its places, and the part of the offer they are in."""
    found: dict[str, list[str]] = defaultdict(list)
    place = 0
    parts = (offer.title, TITLE), (offer.occupation_words, OCCUPATION), (offer.description, TEXT)
    for text, weight in parts:
        for keys in places(text):
            place = min(place + 1, LAST_PLACE)
            for key in keys:
                found[key].append(f"{place}{weight}")
    return " ".join(f"'{key}':{','.join(at[:MOST_PLACES])}" for key, at in found.items())


def reindex(most: int = BATCH) -> int:
    """Make the words of offers again that were made by an older version. Returns how many; 0 when all are new."""
    rows = Offer.objects.filter(words_version__lt=VERSION).order_by("id")
    offers = list(rows.only("title", "occupation_words", "description")[:most])
    for offer in offers:
        offer.search, offer.words_version = vector_of(offer), VERSION
    Offer.objects.bulk_update(offers, ["search", "words_version"], batch_size=most)
    return len(offers)


def contract_in(words: str) -> Contract:
    """`"CDD - 12 Mois"` → CDD."""
    said = plain(words)
    return next((contract for start, contract in _CONTRACTS if start in said), Contract.OTHER)


def content_hash(*parts: object) -> str:
    """Changes when any part of an offer does."""
    return hashlib.sha256("\x1f".join(str(part) for part in parts).encode()).hexdigest()
