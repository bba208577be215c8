"""Runs reference cases: each kind of question to the articles that answer it, then compares within tolerance."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from visavis.decisions.rights import case_aids, case_choices, case_kinds
from visavis.decisions.rights.case_entitlement import entitlement

Case = Mapping[str, Any]

KINDS: Mapping[str, Callable[[Case], Mapping[str, Any]]] = {
    "parameter": case_kinds.parameter_value,
    "sjr": case_kinds.daily_wage,
    "amount": case_kinds.daily_amount,
    "duration": case_kinds.duration,
    "degressivity": case_kinds.degressivity,
    "deferral": case_kinds.deferral,
    "payment": case_kinds.payment,
    "cumul": case_kinds.work_and_allowance,
    "revaluation": case_kinds.revaluation,
    "arce": case_kinds.arce,
    "ass": case_aids.solidarity,
    "aid": case_aids.aid,
    "severance": case_aids.severance,
    "contributions": case_aids.contributions,
    "option": case_choices.option_right,
    "reload": case_choices.reload_right,
    "resumption": case_choices.resumed_right,
    "training": case_choices.training,
    "business": case_choices.business,
    "complement": case_choices.end_complement,
    "pension": case_choices.until_pension,
    "entitlement": entitlement,
}


@dataclass(frozen=True, slots=True)
class CaseResult:
    """One case: its id, and one line per difference (none: it passed)."""

    id: str
    differences: tuple[str, ...]

    @property
    def passed(self) -> bool:
        """Whether every expected value was found."""
        return not self.differences


def run_case(case: object) -> CaseResult:
    """Computes one case of the schema. What is not covered or cannot be read is a difference, never an exception."""
    if not isinstance(case, Mapping):
        return CaseResult("?", ("not a case: a record is expected",))
    name = str(case.get("id", "?"))
    try:
        computed = _computed(case)
        return CaseResult(name, tuple(_differences(case, computed)))
    except LookupError as problem:
        return CaseResult(name, (f"not covered: {problem.args[0] if problem.args else problem}",))
    except (TypeError, ValueError, ArithmeticError) as problem:
        return CaseResult(name, (f"cannot be read: {problem}",))


def _computed(case: Case) -> Mapping[str, Any]:
    kind = str(case.get("kind"))
    if kind not in KINDS:
        raise LookupError(f"the kind {kind}")
    asked = case.get("input")
    if not isinstance(asked, Mapping) or not isinstance(case.get("expected"), Mapping):
        raise ValueError("a case needs input and expected")
    return KINDS[kind](asked)


def _differences(case: Case, computed: Mapping[str, Any]) -> Iterator[str]:
    tolerance = Decimal(str(case.get("tolerance", 0)))
    for key, expected in case["expected"].items():
        if key not in computed:
            yield f"{key}: not computed, expected {expected}"
        elif not _equal(computed[key], expected, tolerance):
            yield f"{key}: {computed[key]}, expected {expected}"


def _equal(found: Any, expected: Any, tolerance: Decimal) -> bool:
    if (
        isinstance(found, bool)
        or isinstance(expected, bool)
        or isinstance(found, str | date | list)
        or found is None
    ):
        return bool(str(found) == str(expected) if isinstance(found, date) else found == expected)
    return bool(abs(Decimal(str(found)) - Decimal(str(expected))) <= tolerance)
