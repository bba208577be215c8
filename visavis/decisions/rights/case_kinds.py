"""Reference cases about one article at a time: parameter, amount, duration, delays, payment, work, capital."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from visavis.decisions.rights import parameters
from visavis.decisions.rights.articles import art_14_allocation_journaliere as art_14
from visavis.decisions.rights.articles import art_20_revalorisation as art_20
from visavis.decisions.rights.articles import art_24_paiement as art_24
from visavis.decisions.rights.articles import art_31_activite_reprise as art_31
from visavis.decisions.rights.articles import art_35_arce as art_35
from visavis.decisions.rights.articles.art_03_affiliation import affiliation
from visavis.decisions.rights.articles.art_09_duree import duree, jours_de_reference
from visavis.decisions.rights.articles.art_13_salaire_journalier import salaire_journalier
from visavis.decisions.rights.articles.art_17_bis_degressivite import degressivite
from visavis.decisions.rights.articles.art_21_differes import differe_conges, differe_specifique
from visavis.decisions.rights.articles.art_22_delai_attente import delai_attente
from visavis.decisions.rights.situation import Contract, EndReason, Nature, Situation
from visavis.decisions.rights.tracing import as_answer, as_days, as_money, ratio
from visavis.decisions.rights.versions import START_2024
from visavis.decisions.shared.explanation import Explanation, Figure, Input, Origin, Provenance
from visavis.decisions.shared.formula import round2
from visavis.decisions.shared.money import ZERO, Money, euros
from visavis.decisions.shared.periods import ONE_DAY, Period, add_months, working_days
from visavis.decisions.shared.sentence import Sentence

Asked = Mapping[str, Any]
ASKED = Provenance(Origin.DECLARED)
THE_CASE = Sentence("Donnée de l'exemple")


def parameter_value(asked: Asked) -> Asked:
    """One dated figure."""
    found = parameters.parameter(
        str(asked["name"]),
        _day(asked["at"]),
        int(asked.get("age", 40)),
        overseas=bool(asked.get("overseas", False)),
        seasonal=bool(asked.get("seasonal_contracts_only", False)),
    )
    return {"value": found.value}


def daily_wage(asked: Asked) -> Asked:
    """The daily reference wage from a total and a divisor in days (articles 11 to 13)."""
    if "days" not in asked or "excluded_days" in asked:
        raise LookupError("the divisor of regulations before October 2021")
    total = _money(asked["gross_total"]) if "gross_total" in asked else _months_of_pay(asked)
    return {"sjr": as_money(_sjr(total, int(asked["days"]))).euros}


def _months_of_pay(asked: Asked) -> Money:
    return _money(asked["gross_monthly"]) * int(asked["months_paid"])


def _sjr(total: Money, days: int) -> Explanation:
    return salaire_journalier.at(START_2024).decide(_node("sr", total), _node("jours", days))


def daily_amount(asked: Asked) -> Asked:
    """The daily allowance from the daily reference wage (articles 14 to 16)."""
    if "pmss" in asked:
        return {"daily_gross_max": _highest(Decimal(str(asked["pmss"])))}
    day = _day(asked.get("date") or asked["contract_end"])
    sjr = _node("sjr", _money(asked["sjr"])) if "sjr" in asked else _node("sjr", daily_wage(asked)["sjr"])
    quotite = _input("quotite", Decimal(str(asked.get("work_time_ratio", 1))))
    aj = as_money(art_14.allocation_journaliere.at(day).decide(sjr, day, quotite))
    month = aj * art_24.jours_payes.at(day).decide(day, 0)
    return {
        "sjr": as_money(sjr).euros,
        "daily_gross": aj.euros,
        "month_gross": month.euros,
        "month_gross_30": (aj * 30).euros,
    }


def _highest(ceiling: Decimal) -> Decimal:
    """57 % of four monthly ceilings, twelve months spread over 365 days."""
    share = parameters.parameter("share_floor", START_2024).value
    return round2(share * round2(4 * ceiling * 12 / 365))


def duration(asked: Asked) -> Asked:
    """Days of right after work without a break until `contract_end`: so many worked days, or months (article 9)."""
    end, age = _day(asked["contract_end"]), int(asked["age"])
    rule = duree.at(end)
    if asked.get("overseas"):
        raise LookupError("overseas durations")
    if "worked_days" in asked:
        start = _start_of(Decimal(str(asked["worked_days"])), end)
    else:
        start = add_months(end, -int(asked["months_worked"])) + ONE_DAY
    person = _person(end, start=start, age=age)
    days = jours_de_reference.at(end).decide(person, affiliation.at(end).decide(person))
    found = as_days(rule.decide(age, days, person))
    return {"duration_days": found, "duration_months": Decimal(found) / Decimal("30.42")}


def _start_of(worked: Decimal, end: date) -> date:
    """The first day of the shortest period until `end` that holds so many worked days (article 3)."""
    start = end
    while working_days([Period(start, end)]) < worked:
        start -= ONE_DAY
    return start


def degressivity(asked: Asked) -> Asked:
    """Whether and how far an allowance goes down (article 17 bis)."""
    day = _day(asked["date"])
    aj, long_enough = _node("aj", _money(asked["daily_gross"])), _node("duree", 548)
    age = _input("age", int(asked["age_at_contract_end"]))
    found = degressivite.at(day).decide(aj, long_enough, age, day)
    result: dict[str, Any] = {"degressivity_applies": as_answer(found.condition).is_yes}
    if found.reduced:
        result["daily_gross_reduced"] = as_money(found.reduced).euros
    return result


def deferral(asked: Asked) -> Asked:
    """Delays before the first payment (articles 21 and 22)."""
    end = _day(asked["contract_end"])
    reason = EndReason.DISMISSAL_ECONOMIC if asked.get("economic_dismissal") else EndReason.DISMISSAL
    person = _person(
        end,
        reason,
        leave=_money(asked.get("accrued_leave_indemnity", 0)),
        supra=_money(asked.get("supra_legal_indemnity", 0)),
    )
    if "sjr" in asked:
        sjr = _node("sjr", _money(asked["sjr"]))
    else:
        sjr = _sjr(_money(asked.get("gross_year", 0)), int(asked.get("days", 365)))
    leave = as_days(differe_conges.at(end).decide(person, sjr))
    specific = as_days(differe_specifique.at(end).decide(person))
    waiting = as_days(delai_attente.at(end).decide(person))
    return {
        "sjr": as_money(sjr).euros,
        "leave_deferral_days": leave,
        "specific_deferral_days": specific,
        "waiting_days": waiting,
        "first_paid_after_days": leave + specific + waiting,
    }


def payment(asked: Asked) -> Asked:
    """Days and amount of a month without work (article 24)."""
    month = _month(asked["month"])
    days = art_24.jours_payes.at(month).decide(month, int(asked.get("non_payable_days", 0)))
    days = min(days, int(asked.get("days_left", days)))
    daily = _money(asked.get("daily_net", asked.get("daily_gross", 0)))
    return {"days_paid": days, "month_net": (daily * days).euros, "month_gross": (daily * days).euros}


def work_and_allowance(asked: Asked) -> Asked:
    """Days paid in a month with a wage (article 31)."""
    month = _month(asked["month"]) if "month" in asked else START_2024
    month_days = int(asked.get("month_days") or art_24.jours_payes.at(month).decide(month, 0))
    full = _money(asked.get("daily_gross_full", asked["daily_gross"]))
    days = _input("days", Decimal(month_days))
    wage = _money(asked["gross_wage"])
    work = art_31.Work(month, days, _input("aj", full), _input("wage", wage))
    payable = as_days(art_31.jours_avec_activite.at(month).decide(work))
    share = ratio(parameters.law("reduced_activity_share", THE_CASE, month))
    left = int(asked.get("days_left", payable))
    paid = min(payable, left)
    before = art_31.before_rounding(Decimal(month_days), full, wage, share)
    return {
        "residual_before_rounding": before,
        "income_that_cancels": art_31.wage_that_cancels(Decimal(month_days), full, share).euros,
        "days_payable": payable,
        "days_paid": paid,
        "days_left_after": left - paid,
        "month_gross": (_money(asked["daily_gross"]) * paid).euros,
    }


def revaluation(asked: Asked) -> Asked:
    """An allowance before and after a yearly rise (article 20)."""
    aj = _input("aj", _money(asked["daily_gross_before"]))
    rate = _input("rate", Decimal(str(asked["rate"])))
    old_enough = bool(asked.get("end_of_contract_older_than_6_months", True))
    after = as_money(art_20.revalorisation.at(START_2024).decide(aj, rate, old_enough))
    days = int(asked.get("month_days", 30))
    return {
        "daily_gross_after": after.euros,
        "month_before": (_money(asked["daily_gross_before"]) * days).euros,
        "month_after": (after * days).euros,
    }


def arce(asked: Asked) -> Asked:
    """Capital, part kept for pensions, each payment (article 35)."""
    end = _day(asked["contract_end"]) if "contract_end" in asked else START_2024
    if "arce_capital" in asked:
        total = _node("arce", _money(asked["arce_capital"]))
    else:
        rate = art_35.rate_of(_input("end", end))
        aj, left = _input("aj", _money(asked["daily_gross"])), _input("days_left", int(asked["days_left"]))
        total = art_35.capital.at(end).decide(aj, left, rate)
    share = parameters.law("arce_retention_share", THE_CASE, end)
    payments = art_35.versements.at(end).decide(total, share)
    kept = as_money(payments.retained)
    return {
        "arce_capital": as_money(total).euros,
        "retained": kept.euros,
        "arce_after_retention": (as_money(total) - kept).euros,
        "payment_each": as_money(payments.each).euros,
    }


def _person(
    end: date,
    reason: EndReason = EndReason.DISMISSAL,
    leave: Money = ZERO,
    supra: Money = ZERO,
    *,
    start: date | None = None,
    age: int = 40,
) -> Situation:
    contract = Contract(
        start=start or add_months(end, -12),
        end=end,
        nature=Nature.CDI,
        end_reason=reason,
        gross_monthly=ZERO,
        accrued_leave_indemnity=leave,
        supra_legal_indemnity=supra,
    )
    return Situation(birth=add_months(end, -12 * age), contracts=(contract,))


def _node(code: str, value: Figure) -> Explanation:
    return Explanation(code, THE_CASE, euros(value) if isinstance(value, Decimal) else value)


def _input(name: str, value: Figure) -> Input:
    return Input(name, THE_CASE, value, ASKED)


def _money(value: Any) -> Money:
    return euros(Decimal(str(value)))


def _day(value: Any) -> date:
    return value if isinstance(value, date) else date.fromisoformat(str(value))


def _month(value: Any) -> date:
    return _day(f"{value}-01" if len(str(value)) == 7 else value).replace(day=1)
