"""The tables beside this file, read once: rules, exceptions, joins, abbreviations."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files
from typing import Any, NamedTuple

from visavis.decisions.matching.words.letters import plain


class Rule(NamedTuple):
    """A word of at least `shortest` letters that ends so becomes so."""

    ending: str
    becomes: str
    shortest: int


def _table(name: str) -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath(name).read_text(encoding="utf-8"))


_suffixes, _exceptions = _table("suffixes.toml"), _table("exceptions.toml")
_joins, _abbreviations = _table("joins.toml"), _table("abbreviations.toml")

NUMBER = tuple(Rule(*rule) for rule in _suffixes["number"]["rules"])
GENDER = tuple(Rule(*rule) for rule in _suffixes["gender"]["rules"])
NUMBER_KEEPS, GENDER_KEEPS = tuple(_suffixes["number"]["but"]), tuple(_suffixes["gender"]["but"])

EMPTY = frozenset(_exceptions["empty"].split())
KEEP = frozenset(_exceptions["keep"].split())
IRREGULAR: dict[str, str] = _exceptions["irregular"]
TOLD_APART: dict[str, str] = _exceptions["told_apart"]

PREFIXES = frozenset(_joins["prefixes"].split())
PAIRS = frozenset(tuple(pair.split()) for pair in _joins["pairs"])
SYMBOLS = tuple(
    (each["sign"], re.compile(each["seen"], re.IGNORECASE), each["said"])
    for each in _joins["signs"]["symbols"]
)
LETTER_AFTER = frozenset(_joins["letter"]["after"].split())
LETTERS, SMALL_LETTERS = (
    frozenset(_joins["letter"]["letters"].split()),
    frozenset(_joins["letter"]["small"].split()),
)


def _usually_written(words: set[str]) -> frozenset[str]:
    return frozenset(form for word in words for form in (word, word.capitalize(), word.upper()))


# What tells that a text has something to join: most have nothing.
FIRSTS = _usually_written({first for first, _second in PAIRS} | LETTER_AFTER)
PREFIXED = _usually_written({f"{prefix}-" for prefix in PREFIXES})


SHORT: dict[str, str] = _abbreviations["everywhere"] | _abbreviations["also"]
SHORT_IN_CAPITALS: dict[str, str] = _abbreviations["capitals"]


def variants() -> dict[str, tuple[str, ...]]:
    """What a word typed without accents may also have meant: `tache` → `tachezcirc`."""
    found: dict[str, tuple[str, ...]] = {}
    for written, key in TOLD_APART.items():
        found[plain(written)] = (*found.get(plain(written), ()), key)
    return found
