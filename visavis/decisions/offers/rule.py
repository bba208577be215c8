"""What a rule file holds."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from visavis.decisions.offers.read import Reading
from visavis.decisions.offers.verdict import Finding
from visavis.decisions.shared.sentence import Sentence
from visavis.decisions.shared.source import LawReference


@dataclass(frozen=True, slots=True)
class Rule:
    """One prohibition: its `code`, its `law`, its `plain` words for a jobseeker, and `look`, which finds the faults."""

    code: str
    law: tuple[LawReference, ...]
    plain: Sentence
    look: Callable[[Reading], Iterable[Finding]]
