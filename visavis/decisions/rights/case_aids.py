"""Reference cases about what surrounds the allowance: solidarity allowance, aids, severance, contributions."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from visavis.decisions.rights import parameters
from visavis.decisions.rights.articles import aide_agepi, aide_mobilite, css_l136_8_taux_csg
from visavis.decisions.rights.articles import code_r5423_ass as ass_text
from visavis.decisions.rights.articles.art_36_allocation_deces import allocation_deces
from visavis.decisions.rights.articles.art_38_aide_fin_de_droits import aide_fin_de_droits
from visavis.decisions.rights.articles.code_r1234_indemnite_legale import Tenure, indemnite_legale
from visavis.decisions.rights.case_words import day_of, given, money, month_of
from visavis.decisions.rights.tracing import as_answer, as_money, as_number
from visavis.decisions.rights.versions import START_2024
from visavis.decisions.shared.answer import Answer
from visavis.decisions.shared.money import ZERO, Money

Asked = Mapping[str, Any]


def solidarity(asked: Asked) -> Asked:
    """A month of the solidarity allowance; months in which it is kept with work; whether it opens."""
    day = month_of(asked["first_work_month"]) if "first_work_month" in asked else day_of(asked["date"])
    household = ass_text.Household(
        day,
        given("days", int(asked.get("month_days", 30))),
        given("resources", money(asked.get("household_month_resources", 0))),
        bool(asked.get("couple", False)),
        bool(asked.get("mayotte", False)),
    )
    month = ass_text.ass_du_mois.at(day).decide(household)
    result: dict[str, Any] = {"month_amount": as_money(month).euros}
    if "first_work_month" in asked:
        kept = ass_text.mois_de_cumul.at(day).decide(day, int(asked["months_worked_in_row"]))
        result["paid_months"] = [f"{one:%Y-%m}" for one in kept]
    if "months_worked_in_ten_years" in asked:
        career = ass_text.Career(
            given("months", int(asked["months_worked_in_ten_years"])),
            given("children", int(asked.get("children", 0))),
            bool(asked.get("rights_exhausted", True)),
            int(asked.get("age", 40)),
            month,
        )
        result["eligible"] = _eligible(as_answer(ass_text.ass_ouverte.at(day).decide(career)))
    return result


def _eligible(answer: Answer) -> bool | None:
    return None if answer.is_open else answer.is_yes


def aid(asked: Asked) -> Asked:
    """AGEPI, mobility, death allowance or end-of-rights aid, told apart by what is asked."""
    if "dependent_children" in asked:
        day = day_of(asked["date"]) if "date" in asked else START_2024
        children = given("children", int(asked["dependent_children"]))
        found = allocation_deces.at(day).decide(given("aj", money(asked["daily_gross"])), children, day)
        return {"amount": as_money(found).euros}
    if "children_under_10" in asked:
        return _agepi(asked)
    if "one_way_km" in asked:
        return _mobility(asked)
    if asked.get("aid") == "end_of_rights":
        day = day_of(asked["date"])
        return {"amount": as_money(aide_fin_de_droits.at(day).decide(day)).euros}
    raise LookupError("an aid that we cannot tell from these words")


def _agepi(asked: Asked) -> Asked:
    day = day_of(asked["date"])
    start = aide_agepi.Start(
        day=day,
        alone=bool(asked.get("single_parent", False)),
        children=int(asked["children_under_10"]),
        daily=given("aj", money(asked.get("daily_gross", 0))),
        category=int(asked.get("category", 1)),
        asked_in_time=bool(asked.get("request_within_month", True)),
        contract=_contract(str(asked.get("contract", "permanent"))),
        months=int(asked.get("months", 0)),
        training_hours=int(asked.get("training_hours", asked.get("monthly_hours", 0))),
        named_by_the_text=bool(asked.get("trainee_or_assisted", True)),
        weekly_hours=_number(asked, "weekly_hours"),
        monthly_hours=_number(asked, "monthly_hours"),
        mayotte=bool(asked.get("mayotte", False)),
    )
    return _told(aide_agepi.agepi.at(day).decide(start))


def _mobility(asked: Asked) -> Asked:
    day = day_of(asked["date"])
    journey = aide_mobilite.Journey(
        day=day,
        reason=_reason(str(asked.get("reason", ""))),
        named_by_the_text=bool(asked.get("trainee_or_assisted", True)),
        one_way_km=Decimal(str(asked["one_way_km"])),
        round_trips=int(asked.get("round_trips", 1)),
        nights=int(asked.get("nights", 0)),
        meals=int(asked.get("meals", 0)),
        daily=given("aj", money(asked.get("daily_gross", 0))),
        category=int(asked.get("category", 1)),
        delay_days=int(asked.get("request_delay_days", 0)),
        minutes=int(asked.get("minutes", 0)),
        already=money(asked.get("already_received", 0)),
        overseas=bool(asked.get("overseas", False)),
        mayotte=bool(asked.get("mayotte", False)),
    )
    return _told(aide_mobilite.mobilite.at(day).decide(journey))


def _contract(written: str) -> str:
    """`permanent`, `fixed_term`, `training` or `none`, however the case writes it."""
    known = {
        "permanent": ("permanent", "cdi", "open", "indefinite", "unlimited"),
        "training": ("training", "formation"),
        "none": ("none", "aucun"),
    }
    found = (name for name, words in known.items() if any(word in written.lower() for word in words))
    return next(found, "fixed_term")


def _reason(written: str) -> str:
    """A start (`job`, `training`) or a search, however the case writes it."""
    if any(word in written.lower() for word in ("train", "formation")):
        return "training"
    if any(word in written.lower() for word in ("job", "work", "hire", "employment", "reprise", "start")):
        return "job"
    return written if written in aide_mobilite.SEARCH else "interview"


def _told(found: aide_agepi.Aid) -> Asked:
    value = as_money(found.amount) if found.amount else ZERO
    return {"eligible": _eligible(as_answer(found.condition)), "amount": value.euros}


def _number(asked: Asked, name: str) -> Decimal | None:
    return Decimal(str(asked[name])) if name in asked else None


def severance(asked: Asked) -> Asked:
    """What the law asks an employer to pay (R1234-1 to R1234-4)."""
    day = day_of(asked["contract_end"]) if "contract_end" in asked else START_2024
    wage = asked.get("reference_wage", asked.get("full_time_wage"))
    periods = asked.get("periods") or [
        {"ratio": 1, "years": asked.get("years", 0), "months": asked.get("months", 0)}
    ]
    stretches = tuple(
        (
            given(f"share_{rank}", Decimal(str(one.get("ratio", 1)))),
            given(f"months_{rank}", int(Decimal(str(one.get("years", 0))) * 12) + int(one.get("months", 0))),
        )
        for rank, one in enumerate(periods, 1)
    )
    tenure = Tenure(given("wage", money(wage)), stretches, day)
    return {"legal_minimum": as_money(indemnite_legale.at(day).decide(tenure)).euros}


def contributions(asked: Asked) -> Asked:
    """CSG of a month of allowance, by the tax income of two years ago."""
    day = date(int(asked["year"]), 1, 1) if "year" in asked else day_of(asked["date"])
    income = given("income", money(asked.get("rfr_n2", 10_000_000)))
    parts = given("parts", Decimal(str(asked.get("parts", 1))))
    rate = css_l136_8_taux_csg.taux_csg.at(day).decide(day, income, parts)
    total = _csg_of_a_month(money(asked["month_gross"]), as_number(rate), day)
    deductible_rate = parameters.parameter("csg_rate_reduced", day).value
    share = min(Decimal(1), deductible_rate / as_number(rate)) if rate.value else Decimal(0)
    deductible = total.times(share)
    return {
        "csg_total": total.euros,
        "csg_deductible": deductible.euros,
        "csg_taxable": (total - deductible).euros,
        "rate": as_number(rate),
    }


def _csg_of_a_month(gross: Money, rate: Decimal, day: date) -> Money:
    """CSG of a month told as a whole: it does not bring the month under the minimum wage of 35 hours a week."""
    share = parameters.parameter("csg_base_share", day).value
    hourly = parameters.parameter("smic_hourly", day).value
    least = money(hourly * 35 * 52 / 12)
    return max(ZERO, min(gross.times(share * rate), gross - least))
