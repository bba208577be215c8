"""A problem or a remark found in what was submitted, in plain words, pointing at the words at fault."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from visavis.decisions.shared.sentence import Sentence
from visavis.decisions.shared.source import LawReference


class Severity(StrEnum):
    """`BLOCKING` stops, `WARNING` asks for a look, `NOTE` only informs."""

    BLOCKING = "blocking"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where: the `field` (path such as `contracts.0.end`), its characters `start` to `end`, their words."""

    field: str
    start: int | None = None
    end: int | None = None
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """One problem: a stable `code`, how bad, the sentence for people, evidence, lawful wording, the law."""

    code: str
    severity: Severity
    sentence: Sentence
    evidence: Evidence
    proposal: Sentence | None = None
    reference: LawReference | None = None
