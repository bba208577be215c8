"""What the law asks of an algorithm of the administration, duty by duty, beside the evidence or its absence.

Code des relations entre le public et l'administration, L311-3-1, L312-1-3, R311-3-1-1, R311-3-1-2; regulation (EU)
2024/1689, annex III point 4 and the articles it calls for.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib import resources

from visavis.decisions.shared.source import LawReference


class Met(StrEnum):
    """How far a duty is met, as we see it ourselves."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where one can see it: a `page` of the service, a `file` of the source, or a `test` in it."""

    kind: str
    at: str


@dataclass(frozen=True, slots=True)
class Duty:
    """One duty: its text of law, what it asks, how far it is met and why, and where one can see it."""

    code: str
    law: LawReference
    asks: Mapping[str, str]
    met: Met
    how: Mapping[str, str]
    evidence: tuple[Evidence, ...]


@cache
def duties() -> tuple[Duty, ...]:
    """Every duty, in the order of the texts."""
    file = resources.files("visavis.decisions.catalogue") / "duties.toml"
    table = tomllib.loads(file.read_text(encoding="utf-8"))
    texts = table["texts"]
    return tuple(
        Duty(
            code=code,
            law=LawReference(texts[one["text"]]["name"], one["article"], url=texts[one["text"]]["url"]),
            asks={"fr": one["asks"]["fr"], "en": one["asks"]["en"]},
            met=Met(one["met"]),
            how={"fr": one["how"]["fr"], "en": one["how"]["en"]},
            evidence=tuple(Evidence(kind, at) for kind, at in one.get("evidence", ())),
        )
        for code, one in table["duties"].items()
    )
