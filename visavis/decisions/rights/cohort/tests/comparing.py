"""One person after the other: what the scalar engine finds, beside what the columns hold."""

from collections import Counter
from dataclasses import dataclass, field

from visavis.decisions.rights import Entitlement, compute
from visavis.decisions.rights.cohort import Cohort, Results, Routed, decide, months, situations_of
from visavis.decisions.rights.cohort.asking import as_row
from visavis.decisions.rights.cohort.days import numbered
from visavis.decisions.rights.texts import text_on
from visavis.decisions.shared.finding import Severity


@dataclass
class Comparison:
    """How many persons were looked at, under which text, with which answer; and who parts, in words."""

    looked_at: int = 0
    by_text: Counter = field(default_factory=Counter)
    by_answer: Counter = field(default_factory=Counter)
    routed: Counter = field(default_factory=Counter)
    months: int = 0
    amounts: int = 0
    earlier_ends: int = 0
    differences: list = field(default_factory=list)

    def __iadd__(self, other):
        for name in ("looked_at", "months", "amounts", "earlier_ends"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        for name in ("by_text", "by_answer", "routed"):
            getattr(self, name).update(getattr(other, name))
        self.differences += other.differences
        return self


def compared(cohort: Cohort) -> Comparison:
    """Every person of a cohort by both engines."""
    found = decide(cohort)
    paid = _months_by_person(found)
    result = Comparison(looked_at=len(cohort))
    for row, situation in enumerate(situations_of(cohort)):
        text = text_on(situation.rules_on) if situation.contracts else None
        code = text.code if text else "before"
        if found.routed[row]:
            _note_routed(result, found, row, situation)
            continue
        try:
            exact = compute(situation)
        except Exception as problem:
            result.differences.append((row, code, [f"the scalar engine stopped: {problem!r}"]))
            continue
        result.by_text[code] += 1
        result.by_answer[exact.eligibility.verdict.value] += 1
        result.amounts += exact.figures is not None
        result.months += len(exact.months)
        result.earlier_ends += any(one.code == "fin_de_contrat" for one in exact.explanation.children)
        parts = list(parted(found, row, exact, paid.get(row, [])))
        if parts:
            result.differences.append((row, code, parts))
    return result


def _note_routed(result, found, row, situation):
    why = Routed(int(found.routed[row]))
    result.routed[why.name.lower()] += 1
    if why is Routed.UNREADABLE:
        findings = compute(situation).findings
        if not any(one.severity is Severity.BLOCKING for one in findings):
            result.differences.append((row, "", ["routed as unreadable, but it can be read"]))


def parted(found: Results, row: int, exact: Entitlement, paid: list):
    """Each value that is not the same, as a sentence."""
    expected = as_row(exact)
    for name, value in expected.items():
        told = int(getattr(found, name)[row])
        if told != value:
            yield f"{name}: columns {told}, scalar {value}"
    months_told = [
        (numbered(one.month), one.days, one.reduced_days, one.gross.cents, one.net.cents)
        for one in exact.months
    ]
    if months_told != paid:
        yield f"months: columns {paid}, scalar {months_told}"


def _months_by_person(found):
    by_person = {}
    for table in months(found):
        columns = (table.of, table.month, table.days, table.reduced_days, table.gross, table.net)
        for row, *rest in zip(*(one.tolist() for one in columns), strict=True):
            by_person.setdefault(row, []).append(tuple(rest))
    return by_person
