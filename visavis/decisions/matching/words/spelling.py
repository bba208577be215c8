"""« Vouliez-vous dire » : the known word nearest to one that nobody writes.

Known words are looked up by how they sound, with at most one letter left out on each side, then ranked by how many
letters must change. No dictionary and no other library: what is known is what occupations, places and offers say.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from visavis.decisions.matching.words.keys import key
from visavis.decisions.matching.words.letters import plain
from visavis.decisions.matching.words.reading import MOST, Word, asked, is_empty
from visavis.decisions.matching.words.writing import written

# A word counts as known from so many times on: a slip in one title teaches nothing. Official words weigh enough alone.
KNOWN_FROM = 3
SHORTEST = 4
# Up to so many letters, so many may differ.
_MAY_DIFFER = ((5, 1), (9, 2), (MOST, 3))
_SOUNDS = tuple(
    (re.compile(pattern), said)
    for pattern, said in (
        ("psych|psic", "psik"), ("chr", "kr"),
        ("ph", "f"), ("qu|q|ck", "k"), ("(?<!c)h", ""), ("c(?=[eiy])", "s"), ("c(?!h)", "k"), ("g(?=[eiy])", "j"),
        ("eau|au", "o"), ("[ae][iy]", "e"), ("e[nm](?=[^aeiouynm])", "an"), ("am(?=[pb])", "an"), ("mp(?=t)", "n"),
        ("y", "i"), ("z", "s"), (r"(.)\1+", r"\1"), ("(?:es|e|s|x|t|d)$", ""), ("(?:er|ez)$", "e"),
    )
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Known:
    """A word as it is most often written, its key, and how often it was met."""

    word: str
    lexeme: str
    times: int


def known_words(texts: Iterable[tuple[str, int]]) -> list[Known]:
    """The vocabulary of some texts, each with its weight. Capitals teach nothing: their accents are lost."""
    met: dict[str, Counter[str]] = defaultdict(Counter)
    for text, weight in texts:
        for word in written(text):
            if len(word) >= SHORTEST and word.isalpha() and not word.isupper() and not is_empty(word):
                met[key(word)[:MOST]][word.casefold()] += weight
    return [_known(lexeme, forms) for lexeme, forms in sorted(met.items()) if forms.total() >= KNOWN_FROM]


def _known(lexeme: str, forms: Counter[str]) -> Known:
    word = min(forms, key=lambda form: (-forms[form], form))
    return Known(word[:MOST], lexeme, forms.total())


def sound(word: str) -> str:
    """About how a word sounds: `sekretère`, `secrétaire` → `sekreter`."""
    said = plain(word)
    for pattern, shorter in _SOUNDS:
        said = pattern.sub(shorter, said)
    return said


def neighbours(word: str) -> frozenset[str]:
    """How it and its key sound, and the same without any one letter: two words alike have one of these in common."""
    said = {sound(word)[:MOST], sound(key(word))[:MOST]}
    return frozenset(said | {one[:at] + one[at + 1 :] for one in said for at in range(len(one))})


def nearest(typed: str, candidates: Iterable[tuple[str, int]]) -> str | None:
    """Of words with how often they are met, the one that `typed` is nearest to; None when all are too far."""
    if len(typed) < SHORTEST:
        return None
    small, said = plain(typed), sound(typed)
    may_differ = next((most for length, most in _MAY_DIFFER if len(small) <= length), 0)
    near: list[tuple[bool, int, int, str]] = []
    for word, times in candidates:
        other = sound(word)
        apart = min(distance(small, plain(word)), distance(key(typed), key(word)))
        if 0 < apart <= may_differ + (distance(said, other) <= 1):
            near.append((said != other, apart, -times, word))
    return min(near)[-1] if near else None


def distance(one: str, other: str) -> int:
    """Letters added, left out, changed, or swapped with the next one (Damerau and Levenshtein)."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, start=1):
        earlier, before, row = before, row, [i]
        for j, known in enumerate(other, start=1):
            least = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != known))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == known:
                least = min(least, earlier[j - 2] + 1)
            row.append(least)
    return row[-1]


def corrected(text: str, knows: Callable[[Word], bool], find: Callable[[str], str | None]) -> str | None:
    """The question again with its unknown words replaced by the nearest known ones; None when nothing changes."""
    said = text
    for word in asked(text):
        if word.written.isalpha() and not knows(word) and (better := find(word.written)):
            said = re.sub(rf"\b{re.escape(word.written)}\b", better, said, count=1)
    return said if said != text else None
