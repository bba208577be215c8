"""One entry of the register: `register.toml` beside a package, in French and in English.

The fields are those of the guide of Etalab on public algorithms and of the registers of Amsterdam and Helsinki:
purpose, who answers for it, part of the machine, data, operations, weights, law, people who watch, fairness, risks,
effect on people, how to contest. Code des relations entre le public et l'administration, L312-1-3 and R311-3-1-2.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum
from functools import cache
from importlib import resources
from typing import Any

from visavis.decisions.catalogue.version import content_of
from visavis.decisions.shared.source import LawReference

LANGUAGES = ("fr", "en")


class Incomplete(ValueError):
    """A description lacks something; the message names the file and what to add."""


class Kind(StrEnum):
    """What a package does to a person's case."""

    DECIDES = "decides"
    RECOMMENDS = "recommends"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Words:
    """The entry in one language. `mention` ends the sentence written on every result; `why_nothing` says why a
    package decides nothing (then the fields below `purpose` stay empty)."""

    name: str
    purpose: str
    why_nothing: str = ""
    mention: str = ""
    owner: str = ""
    part: str = ""
    operations: tuple[str, ...] = ()
    weights: tuple[str, ...] = ()
    data: tuple[str, ...] = ()
    not_used: str = ""
    oversight: str = ""
    fairness: str = ""
    risks: str = ""
    effect: str = ""
    contest: str = ""


OF_ALL = ("name", "purpose")
OF_NOTHING = (*OF_ALL, "why_nothing")


@dataclass(frozen=True, slots=True)
class Entry:
    """A package of `visavis.decisions` as the public reads it. `reviewed_on`: when its description was last read
    again beside its code."""

    package: str
    kind: Kind
    since: date
    reviewed_on: date
    law: tuple[LawReference, ...]
    words: Mapping[str, Words]
    contest_url: str = ""

    @property
    def version(self) -> str:
        """The day of the last reading again and the hash of what runs: `2026-11-25-1a2b3c4d5e6f`."""
        return f"{self.reviewed_on.isoformat()}-{content_of(self.package)}"

    @property
    def listed(self) -> bool:
        """Does it decide or recommend something about a person?"""
        return self.kind is not Kind.NOTHING

    def say(self, language: str) -> Words:
        """The entry in a language, French where it is not held."""
        return self.words.get(language, self.words["fr"])


def names() -> tuple[str, ...]:
    """Every package of `visavis.decisions`, described or not."""
    folder = resources.files("visavis.decisions")
    return tuple(
        sorted(each.name for each in folder.iterdir() if each.is_dir() and (each / "__init__.py").is_file())
    )


@cache
def entries() -> tuple[Entry, ...]:
    """Every entry, those that decide first. Raises `Incomplete` for a package without its description."""
    kinds = list(Kind)
    return tuple(
        sorted((entry(name) for name in names()), key=lambda one: (kinds.index(one.kind), one.package))
    )


@cache
def entry(package: str) -> Entry:
    """The entry of one package. Raises `Incomplete`."""
    file = resources.files(f"visavis.decisions.{package}") / "register.toml"
    if not file.is_file():
        raise Incomplete(f"visavis/decisions/{package}/register.toml is missing: describe what it does")
    return read_entry(package, tomllib.loads(file.read_text(encoding="utf-8")))


def read_entry(package: str, given: Mapping[str, Any]) -> Entry:
    """An entry from its table. Raises `Incomplete` with the file and the line to add."""
    where = f"visavis/decisions/{package}/register.toml"
    try:
        kind = Kind(given["kind"])
        law = tuple(
            LawReference(one["text"], one["article"], url=one.get("url", "")) for one in given.get("law", ())
        )
        words = {language: _words(given[language], kind, f"{where} [{language}]") for language in LANGUAGES}
        found = Entry(
            package, kind, given["since"], given["reviewed_on"], law, words, given.get("contest_url", "")
        )
    except KeyError as missing:
        raise Incomplete(f"{where}: {missing.args[0]} is missing") from missing
    if found.listed and not (law and found.contest_url):
        raise Incomplete(f"{where}: what decides names its law and where it is contested")
    return found


def _words(given: Mapping[str, Any], kind: Kind, where: str) -> Words:
    known = [field.name for field in fields(Words)]
    asked = OF_NOTHING if kind is Kind.NOTHING else [name for name in known if name != "why_nothing"]
    lacking = [name for name in asked if not given.get(name)]
    strange = [name for name in given if name not in known]
    if lacking or strange:
        raise Incomplete(f"{where}: to write: {', '.join(lacking) or 'nothing'}; unknown: {strange}")
    return Words(
        **{name: tuple(value) if isinstance(value, list) else value for name, value in given.items()}  # type: ignore[arg-type]  # its fields were looked at above
    )
