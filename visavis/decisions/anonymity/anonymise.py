"""Hiding the marks of a person in a text, and saying what was hidden, where, and why."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from visavis.decisions.anonymity.marks import LAW, MARKS, NAME, Mark
from visavis.decisions.shared.sentence import Sentence
from visavis.decisions.shared.source import LawReference

SHORTEST_NAME = 2


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


def anonymise(text: str, names: Sequence[str] = ()) -> Anonymous:
    """The text without what says who the person is. `names`: her given and family names, which no rule can guess.

    In plain words: what you can do stays; what could set you aside goes. Nothing is ever added.
    """
    found: list[tuple[Mark, int, int]] = []
    for mark, start, end in _marks(text, names):
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


def _marks(text: str, names: Sequence[str]) -> Iterator[tuple[Mark, int, int]]:
    """Every mark found, the surest kinds first; the name last, so that it does not cut an address."""
    for mark in MARKS:
        for found in mark.pattern.finditer(text):
            start, end = found.span()
            yield mark, start, start + len(text[start:end].rstrip())
    wanted = _wanted(names)
    for word in re.finditer(r"\w+", text):
        if _plain(word[0]) in wanted:
            yield NAME, *word.span()


def _wanted(names: Sequence[str]) -> frozenset[str]:
    words = (word for name in names for word in re.findall(r"\w+", name))
    return frozenset(_plain(word) for word in words if len(word) >= SHORTEST_NAME)


def _plain(word: str) -> str:
    apart = unicodedata.normalize("NFKD", word.casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))
