"""Reference cases of kind `entitlement`: a whole situation, and what its result says in the schema's words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from visavis.decisions.rights.compute import compute
from visavis.decisions.rights.entitlement import Entitlement, Figures
from visavis.decisions.rights.reading import read
from visavis.decisions.shared.sentence import Sentence

OF_FIGURES = {
    "sjr": "sjr",
    "daily_gross": "daily_gross",
    "daily_net": "daily_net",
    "month_gross": "month_gross",
    "month_net": "month_net",
    "duration_days": "duration_days",
    "reduced_from_day": "reduced_from_day",
    "daily_gross_reduced": "daily_gross_reduced",
    "month_gross_reduced": "month_gross_reduced",
    "month_net_reduced": "month_net_reduced",
    "first_paid_on": "first_paid_on",
    "first_month_days": "first_month_days",
    "last_paid_month": "last_paid_month",
    "leave_deferral_days": "leave_delay_days",
    "specific_deferral_days": "specific_delay_days",
    "waiting_days": "waiting_days",
}


def entitlement(asked: Mapping[str, Any]) -> Mapping[str, Any]:
    """Raises `LookupError` when the engine answers outside its scope, `ValueError` when it cannot read."""
    if "contracts" not in asked:
        raise LookupError("a right told without its contracts")
    reading = read(asked)
    if reading.situation is None:
        raise ValueError("; ".join(_place(one.evidence.field, one.sentence) for one in reading.findings))
    result = compute(reading.situation)
    return _answers(result) | (_figures(result.figures) if result.figures else {})


def _place(field: str, sentence: Sentence) -> str:
    return f"{field}: {sentence.say('en')}"


def _answers(result: Entitlement) -> dict[str, Any]:
    answers: dict[str, Any] = {
        "eligible": None if result.eligibility.is_open else result.eligibility.is_yes,
        "verdict": result.eligibility.verdict.value,
        "worked_days": result.worked_days,
        "reference_days": result.reference_days,
        "months_paid": len(result.months),
        "findings": [finding.code for finding in result.findings],
    }
    return {name: value for name, value in answers.items() if value is not None or name == "eligible"}


def _figures(figures: Figures) -> dict[str, Any]:
    values = {name: getattr(figures, attribute) for name, attribute in OF_FIGURES.items()}
    return {name: value for name, value in values.items() if value is not None}
