"""One word → the key under which all its forms are found."""

from __future__ import annotations

import re
from functools import lru_cache

from visavis.decisions.matching.words import tables
from visavis.decisions.matching.words.letters import plain
from visavis.decisions.matching.words.tables import Rule

MARK = "zacc"
SHORTEST_MARKED = 3
CACHED = 200_000
_ACCENTED_END = re.compile(r"(.*é)e?s?", re.DOTALL)
_PLAIN_END = re.compile(r"(.*[^e]e)s?", re.DOTALL)
_VARIANTS = tables.variants()


@lru_cache(maxsize=CACHED)
def key(word: str) -> str:
    """The key of a word with its accents, whatever its case. A key is its own key."""
    small = word.casefold().replace(" ", "")
    for form in (small, small.removesuffix("s")):
        if form in tables.TOLD_APART:
            return tables.TOLD_APART[form]
        if form in tables.IRREGULAR:
            return tables.IRREGULAR[form]
    ends = _ACCENTED_END.fullmatch(small) if len(small) >= SHORTEST_MARKED else None
    if ends:
        return plain_key(ends[1] + MARK)
    return plain_key(small)


def plain_key(word: str) -> str:
    """The key of a word, as if no accent could tell it from another."""
    word = "".join(letter for letter in plain(word) if letter.isalnum())
    while word not in tables.KEEP:
        if word in tables.IRREGULAR:
            return tables.IRREGULAR[word]
        simpler = _applied(tables.NUMBER, tables.NUMBER_KEEPS, word)
        if simpler == word:
            simpler = _applied(tables.GENDER, tables.GENDER_KEEPS, word)
        if simpler == word:
            break
        word = simpler
    return word


def loose_keys(word: str) -> tuple[str, ...]:
    """All that a word typed without accents may mean: `marche` → `marche`, `marchezacc`."""
    simple = plain(word).replace(" ", "")
    keys = [key(word), plain_key(simple)]
    for form in (simple, simple.removesuffix("s")):
        keys += _VARIANTS.get(form, ())
    ends = _PLAIN_END.fullmatch(simple)
    if ends and len(simple) >= SHORTEST_MARKED and not keys[0].endswith(MARK):
        keys.append(ends[1] + MARK)
    return tuple(dict.fromkeys(keys))


def _applied(rules: tuple[Rule, ...], keeps: tuple[str, ...], word: str) -> str:
    if word.endswith(keeps):
        return word
    for ending, becomes, shortest in rules:
        if len(word) >= shortest and word.endswith(ending):
            return word[: -len(ending)] + becomes
    return word
