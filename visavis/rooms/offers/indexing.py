"""The words an offer is found by, made comparable, and its contract among those one can search by."""

from __future__ import annotations

import hashlib
from typing import NamedTuple

from django.contrib.postgres.search import SearchVector
from django.db.models import Value

from visavis.decisions.matching.words import plain, stems
from visavis.rooms.offers.models import Contract, Offer

TITLE, OCCUPATION, TEXT = "A", "B", "D"
_CONTRACTS = (
    ("cdi", Contract.CDI),
    ("cdd", Contract.CDD),
    ("interim", Contract.INTERIM),
    ("mission", Contract.INTERIM),
    ("liberale", Contract.INDEPENDENT),
    ("commerciale", Contract.INDEPENDENT),
    ("independant", Contract.INDEPENDENT),
)


class Words(NamedTuple):
    """The words of the title, of the occupation, of the text, each as one line for PostgreSQL."""

    title: str
    occupation: str
    text: str


def words_of(offer: Offer) -> Words:
    """What `reasons` looks at, in the same order."""
    return Words(
        *(" ".join(stems(part)) for part in (offer.title, offer.occupation_words, offer.description))
    )


def vector_of(offer: Offer) -> SearchVector:
    """The search column of one offer."""
    words = words_of(offer)
    parts = zip(words, (TITLE, OCCUPATION, TEXT), strict=True)
    first, *rest = (SearchVector(Value(text), weight=weight, config="simple") for text, weight in parts)
    for other in rest:
        first = first + other
    return first


def contract_in(words: str) -> Contract:
    """`"CDD - 12 Mois"` → CDD."""
    said = plain(words)
    return next((contract for start, contract in _CONTRACTS if start in said), Contract.OTHER)


def content_hash(*parts: object) -> str:
    """Changes when any part of an offer does."""
    return hashlib.sha256("\x1f".join(str(part) for part in parts).encode()).hexdigest()
