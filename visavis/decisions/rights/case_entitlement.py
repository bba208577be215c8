"""Reference cases of kind `entitlement`: a whole situation, and what its result says in the schema's words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from visavis.decisions.rights.articles.art_03_affiliation import affiliation
from visavis.decisions.rights.case_kinds import start_of
from visavis.decisions.rights.case_words import day_of, money, month_of
from visavis.decisions.rights.computing import compute
from visavis.decisions.rights.entitlement import Entitlement, Figures
from visavis.decisions.rights.reading import read
from visavis.decisions.rights.situation import DISMISSALS, Contract, CsgRate, EndReason, Nature, Situation
from visavis.decisions.rights.tracing import as_answer, as_days
from visavis.decisions.shared.periods import ONE_DAY, add_months
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
        return _told_in_figures(asked)
    if "birth" not in asked and "age" in asked:
        asked = {**asked, "birth": _birth(day_of(asked["contracts"][-1]["end"]), int(asked["age"]))}
    asked = {**asked, "contracts": [_ordinary(one) for one in asked["contracts"]]}
    without_pay = any("gross_monthly" not in one and "wages" not in one for one in asked["contracts"])
    if without_pay:
        asked["contracts"] = [{"gross_monthly": 1000, **one} for one in asked["contracts"]]
    reading = read(asked)
    if reading.situation is None:
        raise ValueError("; ".join(_place(one.evidence.field, one.sentence) for one in reading.findings))
    result = compute(reading.situation)
    if without_pay:
        days = result.figures.duration_days if result.figures else None
        return _answers(result) | ({"duration_days": days} if days else {})
    return _answers(result) | (_figures(result.figures) if result.figures else {})


def _ordinary(contract: Any) -> Any:
    """A contract whose absent keys take their ordinary meaning: a fixed term, a dismissal that started as it ended."""
    if not isinstance(contract, Mapping):
        return contract
    reason = contract.get("end_reason", EndReason.END_OF_FIXED_TERM)
    told = {"end_reason": reason, **contract}
    started = {"procedure_start": contract.get("end")} if reason in DISMISSALS else {}
    return {**started, **told}


def _told_in_figures(asked: Mapping[str, Any]) -> Mapping[str, Any]:
    """A right told by its days and its monthly wage: one contract without a break that holds them; without a wage, only
    whether enough was worked."""
    if "contract_end" not in asked:
        raise LookupError("a right told without its contracts")
    end, reason = day_of(asked["contract_end"]), asked.get("end_reason", EndReason.END_OF_FIXED_TERM)
    pay = money(asked["gross_monthly"]) if "gross_monthly" in asked else None
    contracts = tuple(
        Contract(first, last, Nature.CDD, EndReason(reason), gross_monthly=pay)
        for first, last in _spread(asked, end)
    )
    person = Situation(
        _birth(end, int(asked.get("age", 40))),
        contracts,
        csg_rate=CsgRate(asked.get("csg_rate", CsgRate.FULL)),
        payment_month=month_of(asked["payment_month"]) if "payment_month" in asked else None,
    )
    if pay is None:
        worked = affiliation.at(end).decide(person)
        answer = as_answer(worked.condition)
        return {"eligible": None if answer.is_open else answer.is_yes, "worked_days": as_days(worked.worked)}
    result = compute(person)
    return _answers(result) | (_figures(result.figures) if result.figures else {})


def _spread(asked: Mapping[str, Any], end: date) -> Iterator[tuple[date, date]]:
    """One contract that ends that day; with a window, half of its days at each end of the window."""
    start = _start(asked, end)
    days = (end - start).days + 1
    opened = add_months(end + ONE_DAY, -int(asked["window_months"])) if "window_months" in asked else start
    if opened >= start:
        yield start, end
        return
    half = days // 2
    yield opened, opened + timedelta(days=half - 1)
    yield end - timedelta(days=days - half - 1), end


def _start(asked: Mapping[str, Any], end: date) -> date:
    if "days_worked_calendar" in asked:
        return end - timedelta(days=int(asked["days_worked_calendar"]) - 1)
    if "worked_days" in asked:
        return start_of(Decimal(str(asked["worked_days"])), end)
    return add_months(end + ONE_DAY, -int(asked["months_worked"]))


def _birth(end: date, age: int) -> date:
    return add_months(end, -12 * age)


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
    told = {name: value for name, value in values.items() if value is not None}
    return told | {"duration_months": Decimal(figures.duration_days) / Decimal("30.42")}
