"""The words that occupations, places and offers say, kept to propose one to who mistyped it."""

from __future__ import annotations

from collections.abc import Iterator

from visavis.decisions.matching.words import Word
from visavis.decisions.matching.words.spelling import KNOWN_FROM, corrected, known_words, nearest, neighbours
from visavis.foundation.database.many import put, remove_absent
from visavis.foundation.requests.ids import uuid7
from visavis.rooms.offers.models import KnownWord, Offer, State
from visavis.rooms.reference.door import official_texts

COLUMNS = ("id", "lexeme", "word", "times", "near")
CANDIDATES = 500


def learn() -> int:
    """Read all titles and places again. Returns how many words are known."""
    rows = [
        (uuid7(), known.lexeme, known.word, known.times, sorted(neighbours(known.word)))
        for known in known_words(_texts())
    ]
    put(KnownWord, COLUMNS, rows, ("lexeme",))
    remove_absent(KnownWord, ("lexeme",), [(row[1],) for row in rows])
    return len(rows)


def instead_of(words: str) -> str:
    """The same words with those nobody writes put right; empty when there is nothing better."""
    return corrected(words, _knows, _nearest) or ""


def _texts() -> Iterator[tuple[str, int]]:
    """Titles and places, each with its weight: an official name is known from its first time."""
    for text in official_texts():
        yield text, KNOWN_FROM
    for (title,) in Offer.objects.filter(state=State.SHOWN).order_by("id").values_list("title").iterator():
        yield title, 1


def _knows(word: Word) -> bool:
    keys = [key for choice in word.choices for key in choice]
    return KnownWord.objects.filter(lexeme__in=keys).exists()


def _nearest(typed: str) -> str | None:
    rows = KnownWord.objects.filter(near__overlap=sorted(neighbours(typed))).order_by("-times", "word")
    return nearest(typed, rows.values_list("word", "times")[:CANDIDATES])
