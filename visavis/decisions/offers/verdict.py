"""What is said of an offer: findings with the words at fault, and what follows from them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from visavis.decisions.shared.explanation import Explanation
from visavis.decisions.shared.finding import Evidence
from visavis.decisions.shared.sentence import Sentence
from visavis.decisions.shared.source import LawReference


class Severity(StrEnum):
    """`BLOCK`: certain, held, a human confirms or releases. `FIX`: published once corrected. `WARN`: told."""

    BLOCK = "block"
    FIX = "fix"
    WARN = "warn"


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault: `words` say it, `evidence` points at the words at fault, `proposal` is lawful wording.

    `why` explains the figure when the fault is a figure.
    """

    code: str
    severity: Severity
    words: Sentence
    evidence: Evidence
    proposal: Sentence
    law: LawReference
    why: Explanation | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """The findings in order of weight, and the explanation: one branch for each rule that was looked at."""

    findings: tuple[Finding, ...]
    explanation: Explanation

    @property
    def severity(self) -> Severity | None:
        """The heaviest one found; None for an offer without fault."""
        found = {finding.severity for finding in self.findings}
        return next((severity for severity in Severity if severity in found), None)

    @property
    def may_be_shown(self) -> bool:
        """Nothing to hold back and nothing to correct."""
        return self.severity in (None, Severity.WARN)
