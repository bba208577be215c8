"""The result of a calculation: answer, figures, calendar, months to the end, explanation, versions used."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from visavis.decisions.rights.frozen import Versions
from visavis.decisions.shared.answer import Answer
from visavis.decisions.shared.as_json import Json, answer_to_json, sentence_to_json
from visavis.decisions.shared.explanation import Explanation
from visavis.decisions.shared.finding import Finding
from visavis.decisions.shared.money import Money
from visavis.decisions.shared.periods import Period


class DayKind(StrEnum):
    """What a day of the calendar is, between the end of the contract and the first payment."""

    WORKED = "worked"
    SPECIFIC_DELAY = "specific_delay"
    LEAVE_DELAY = "leave_delay"
    BEFORE_REGISTRATION = "before_registration"
    WAITING = "waiting"
    PAID = "paid"


@dataclass(frozen=True, slots=True)
class Span:
    """Consecutive days of one kind."""

    kind: DayKind
    period: Period


@dataclass(frozen=True, slots=True)
class PaidMonth:
    """One month of the right: its first day, days paid, of which reduced ones, gross and net amounts."""

    month: date
    days: int
    reduced_days: int
    gross: Money
    net: Money


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of a right. Each is the value of the node of the explanation named in its comment."""

    sjr: Money  # sjr
    daily_gross: Money  # aj
    daily_net: Money  # net
    month_gross: Money  # mois
    month_net: Money  # mois_net
    duration_days: int  # duree
    first_paid_on: date  # premier_jour
    first_month_days: int  # premier_mois
    last_paid_month: date  # dernier_mois
    leave_delay_days: int  # differe_conges
    specific_delay_days: int  # differe_specifique
    waiting_days: int  # attente
    reduced_from_day: int | None = None  # degressivite
    daily_gross_reduced: Money | None = None  # aj_reduite
    daily_net_reduced: Money | None = None  # net_reduit
    month_gross_reduced: Money | None = None  # mois_reduit
    month_net_reduced: Money | None = None  # mois_net_reduit


@dataclass(frozen=True, slots=True)
class Entitlement:
    """Everything a person is told about her right.

    `eligibility` is yes, no or cannot say. `figures` is None when there is nothing to show; with an open answer they
    are what she would receive if the human says yes (`provisional`). `worked_days` and `reference_days` are None
    only outside the scope. `explanation` holds one node per figure, found and contested by its code.
    """

    eligibility: Answer
    explanation: Explanation
    findings: tuple[Finding, ...] = ()
    figures: Figures | None = None
    worked_days: int | None = None
    reference_days: int | None = None
    calendar: tuple[Span, ...] = ()
    months: tuple[PaidMonth, ...] = ()
    versions: Versions = field(default_factory=Versions)
    id: str = ""

    @property
    def provisional(self) -> bool:
        """Whether the figures wait for a human's answer."""
        return self.figures is not None and self.eligibility.is_open

    def to_json(self, *, explained: bool = True) -> Json:
        """JSON-ready: amounts as decimal euros in words, dates ISO; with the explanation unless told not to."""
        data = self._summary() | {"versions": self.versions.to_json(whole=explained)}
        return data | ({"explanation": self.explanation.to_json()} if explained else {})

    def _summary(self) -> Json:
        return {
            "id": self.id,
            "eligibility": answer_to_json(self.eligibility),
            "provisional": self.provisional,
            "worked_days": self.worked_days,
            "reference_days": self.reference_days,
            "figures": _figures_to_json(self.figures) if self.figures else None,
            "calendar": [_span_to_json(span) for span in self.calendar],
            "months": [_month_to_json(month) for month in self.months],
            "findings": [_finding_to_json(finding) for finding in self.findings],
        }


def _figures_to_json(figures: Figures) -> Json:
    values = {name: getattr(figures, name) for name in Figures.__slots__}
    return {name: _plain(value) for name, value in values.items() if value is not None}


def _plain(value: Money | int | date) -> str | int:
    return value if isinstance(value, int) else str(value)


def _span_to_json(span: Span) -> Json:
    return {"kind": span.kind.value, "first": str(span.period.first), "last": str(span.period.last)}


def _month_to_json(month: PaidMonth) -> Json:
    return {
        "month": f"{month.month:%Y-%m}",
        "days": month.days,
        "reduced_days": month.reduced_days,
        "gross": str(month.gross),
        "net": str(month.net),
    }


def _finding_to_json(finding: Finding) -> Json:
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "field": finding.evidence.field,
        "sentence": sentence_to_json(finding.sentence),
    }
