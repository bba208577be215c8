"""The words of a text that carry sense: as kept beside an offer, and as asked."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass
from functools import lru_cache

from visavis.decisions.matching.words import tables
from visavis.decisions.matching.words.keys import CACHED, SHORTEST_MARKED, key, loose_keys
from visavis.decisions.matching.words.letters import plain
from visavis.decisions.matching.words.writing import written

MOST = 60

Choice = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Word:
    """A word asked for, as typed. One of the `choices` must be found, and of that one every key."""

    written: str
    choices: tuple[Choice, ...]

    def is_in(self, known: Container[str]) -> bool:
        """Is it among these keys?"""
        return self.choice_in(known) is not None

    def choice_in(self, known: Container[str]) -> Choice | None:
        """The choice by which it is among them."""
        return next((choice for choice in self.choices if all(key in known for key in choice)), None)


def places(text: str) -> list[tuple[str, ...]]:
    """For each place in the text, the keys found there: several for an abbreviation, or capitals without accents."""
    return [keys for word in written(text) if (keys := _kept(word))]


def lexemes(text: str) -> tuple[str, ...]:
    """All keys under which a text is found, in order."""
    return tuple(key for keys in places(text) for key in keys)


def asked(text: str) -> tuple[Word, ...]:
    """The words a person asks for, each once. Without a single accent, each may have meant one."""
    has_accents = plain(text) != text.casefold()
    words: dict[tuple[Choice, ...], Word] = {}
    for word in written(text):
        choices = _choices(word, has_accents)
        if " " in word:  # permis C says permis too
            words.popitem()
        if choices:
            words.setdefault(choices, Word(word, choices))
    return tuple(words.values())


@lru_cache(maxsize=CACHED)
def _kept(word: str) -> tuple[str, ...]:
    """The keys of one word of a text that is kept."""
    said = _said_short(word, only_as_written=True)
    if said:
        return tuple(dict.fromkeys((key(word), *lexemes(said))))
    if is_empty(word) and plain(word) not in tables.SHORT_IN_CAPITALS:  # "as" may be asked for, for "AS"
        return ()
    in_capitals = len(word) > SHORTEST_MARKED and word.isupper() and word.isascii()
    keys = loose_keys(word) if in_capitals else (key(word),)
    return tuple(each[:MOST] for each in keys)


@lru_cache(maxsize=CACHED)
def _choices(word: str, has_accents: bool) -> tuple[Choice, ...]:
    """What one word of a question may be found by."""
    said = _said_short(word, only_as_written=False)
    if said:
        return ((key(word),), tuple(dict.fromkeys(key(each) for each in _with_sense(said))))
    if is_empty(word):
        return ()
    keys = (key(word),) if has_accents else loose_keys(word)
    return tuple((each[:MOST],) for each in keys)


def is_empty(word: str) -> bool:
    """Does it carry no sense? `sur` does not, `sûr` does."""
    return (plain(word) in tables.EMPTY and word.casefold() not in tables.TOLD_APART) or not key(word)


def _with_sense(text: str) -> list[str]:
    return [word for word in written(text) if not is_empty(word)]


def _said_short(word: str, *, only_as_written: bool) -> str | None:
    """What an abbreviation says. Some are ones in capitals only; who asks types small letters."""
    small = plain(word)
    if small in tables.SHORT_IN_CAPITALS and not (only_as_written and not word.isupper()):
        return tables.SHORT_IN_CAPITALS[small]
    return tables.SHORT.get(small) or tables.SHORT.get(small.removesuffix("s"))
