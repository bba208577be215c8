"""Hiding the marks of a person in a text, and saying what was hidden, where, and why."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from visavis.decisions.anonymity.marks import ADDRESS, LAW, MARKS, NAME, Mark
from visavis.decisions.shared.sentence import Sentence
from visavis.decisions.shared.source import LawReference

SHORTEST_NAME = 2
# Words of names that are also words of any sentence: hidden within the name, never alone.
PARTICLES = frozenset(
    {"le", "la", "les", "l", "du", "de", "des", "d", "da", "das", "do", "dos", "di", "el", "al", "ben", "bin", "van"}
    | {"von", "mac", "mc", "saint", "sainte", "san", "n", "m", "o", "et", "en", "un"}
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Hidden:
    """One mark that was hidden: its kind, its characters `start` to `end` in the text given, and why."""

    kind: str
    start: int
    end: int
    why: Sentence
    law: LawReference = LAW


@dataclass(frozen=True, slots=True)
class Anonymous:
    """The text without the marks; `missing` says what could not be looked for."""

    text: str
    hidden: tuple[Hidden, ...]
    missing: tuple[Sentence, ...]


def anonymise(text: str, names: Sequence[str] = (), address: str = "") -> Anonymous:
    """The text without what says who the person is. `names`, `address`: hers, which no rule can guess.

    A name counts as one, however many words it has: "Le Goff" and "N'Diaye" go whole, and "le" stays elsewhere.

    In plain words: what you can do stays; what could set you aside goes. Nothing is ever added.
    """
    found: list[tuple[Mark, int, int]] = []
    for mark, start, end in _marks(text, names, address):
        if all(end <= begun or start >= ended for _other, begun, ended in found):
            found.append((mark, start, end))
    found.sort(key=lambda one: one[1])
    parts, at = [], 0
    for mark, start, end in found:
        parts += [text[at:start], mark.word]
        at = end
    missing = (
        ()
        if _wanted(names)
        else (Sentence("Sans votre nom, nous ne pouvons pas le chercher dans le texte."),)
    )
    hidden = tuple(Hidden(mark.kind, start, end, mark.why) for mark, start, end in found)
    return Anonymous("".join([*parts, text[at:]]), hidden, missing)


def _marks(text: str, names: Sequence[str], address: str) -> Iterator[tuple[Mark, int, int]]:
    """Every mark found, the surest kinds first; the name last, so that it does not cut an address."""
    for found in _whole(text, address):
        yield ADDRESS, *found
    for mark in MARKS:
        for one in mark.pattern.finditer(text):
            start, end = one.span()
            yield mark, start, start + len(text[start:end].rstrip())
    for name in sorted(names, key=len, reverse=True):
        for found in _whole(text, name):
            yield NAME, *found
    wanted = _wanted(names) - PARTICLES
    for word in re.finditer(r"\w+", text):
        if _plain(word[0]) in wanted:
            yield NAME, *word.span()


def _whole(text: str, phrase: str) -> Iterator[tuple[int, int]]:
    """Where all words of a phrase stand one after the other, whatever the case, the accents and the signs between.

    A phrase of one word that any sentence has (the family name "Lê") counts only with its accents and a capital.
    """
    wanted = re.findall(r"\w+", phrase)
    alone = wanted[0].casefold() if len(wanted) == 1 and _plain(wanted[0]) in PARTICLES else ""
    words = list(re.finditer(r"\w+", text))
    for first in range(len(words) - len(wanted) + 1 if wanted else 0):
        run = words[first : first + len(wanted)]
        if [_plain(word[0]) for word in run] != [_plain(word) for word in wanted] or not _close(text, run):
            continue
        if not alone or (run[0][0].casefold() == alone and run[0][0][0].isupper()):
            yield run[0].start(), run[-1].end()


def _close(text: str, run: Sequence[re.Match[str]]) -> bool:
    """No full stop and no other sign of a sentence between these words."""
    between = (text[one.end() : other.start()] for one, other in pairwise(run))
    return all(re.fullmatch(r"[\s,'’.·-]{1,3}", gap) for gap in between)


def _wanted(names: Sequence[str]) -> frozenset[str]:
    words = (word for name in names for word in re.findall(r"\w+", name))
    return frozenset(_plain(word) for word in words if len(word) >= SHORTEST_NAME)


def _plain(word: str) -> str:
    apart = unicodedata.normalize("NFKD", word.casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))
