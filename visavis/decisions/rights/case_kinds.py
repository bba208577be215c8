"""Reference cases about one article at a time: parameter, amount, duration, delays, payment, work, capital."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from visavis.decisions.rights import parameters
from visavis.decisions.rights.articles import art_11_salaire_de_reference as art_11
from visavis.decisions.rights.articles import art_14_allocation_journaliere as art_14
from visavis.decisions.rights.articles import art_19_retenues as art_19
from visavis.decisions.rights.articles import art_20_revalorisation as art_20
from visavis.decisions.rights.articles import art_24_paiement as art_24
from visavis.decisions.rights.articles import art_31_activite_reprise as art_31
from visavis.decisions.rights.articles import art_32_plafond_du_cumul as art_32
from visavis.decisions.rights.articles import art_35_arce as art_35
from visavis.decisions.rights.articles.art_03_affiliation import affiliation
from visavis.decisions.rights.articles.art_09_duree import duree, jours_de_reference
from visavis.decisions.rights.articles.art_13_salaire_journalier import diviseur, salaire_journalier
from visavis.decisions.rights.articles.art_17_bis_degressivite import Days, degressivite
from visavis.decisions.rights.articles.art_21_differes import differe_conges, differe_specifique
from visavis.decisions.rights.articles.art_22_delai_attente import delai_attente
from visavis.decisions.rights.case_words import ASKED, THE_CASE, day_of, given, money, month_of, node
from visavis.decisions.rights.situation import Contract, CsgRate, EndReason, Nature, Situation
from visavis.decisions.rights.texts import C2017, D2021
from visavis.decisions.rights.tracing import as_answer, as_days, as_money, ratio
from visavis.decisions.rights.versions import START_2024
from visavis.decisions.shared.explanation import Explanation
from visavis.decisions.shared.formula import round2
from visavis.decisions.shared.money import ZERO, Money
from visavis.decisions.shared.periods import ONE_DAY, Period, add_months, working_days

Asked = Mapping[str, Any]


def parameter_value(asked: Asked) -> Asked:
    """One dated figure."""
    found = parameters.parameter(
        str(asked["name"]),
        day_of(asked["at"]),
        int(asked.get("age", 40)),
        overseas=bool(asked.get("overseas", False)),
        seasonal=bool(asked.get("seasonal_contracts_only", False)),
    )
    return {"value": found.value}


def daily_wage(asked: Asked) -> Asked:
    """The daily reference wage from a total and a divisor in days (articles 11 to 13)."""
    total = money(asked["gross_total"]) if "gross_total" in asked else _months_of_pay(asked)
    return {"sjr": as_money(_sjr(total, _divisor(asked))).euros}


def _divisor(asked: Asked) -> Decimal | int:
    """Days told, less those set apart; otherwise worked days or contracts, by the rules of the end of the contract."""
    if "days" in asked:
        return int(asked["days"]) - int(asked.get("excluded_days", 0))
    if "worked_days" not in asked:
        return _days_of_contracts(asked)
    end = day_of(asked["contracts"][-1]["end"] if "contracts" in asked else asked["contract_end"])
    worked = Decimal(str(asked["worked_days"]))
    if not C2017.since <= end < D2021.since:
        raise LookupError("worked days alone give no daily wage under these rules")
    most = parameters.parameter("worked_days_year_max", end).value
    return min(worked, most) * 7 / 5


def _days_of_contracts(asked: Asked) -> Decimal | int:
    """The divisor of contracts told by their days alone (articles 9 and 13)."""
    contracts = tuple(
        Contract(
            day_of(one["start"]),
            day_of(one["end"]),
            Nature.CDD,
            EndReason.END_OF_FIXED_TERM,
            gross_monthly=ZERO,
        )
        for one in asked["contracts"]
    )
    end = max(one.end for one in contracts)
    person = Situation(add_months(end, -12 * int(asked.get("age", 40))), contracts)
    worked = affiliation.at(end).decide(person)
    period = art_11.periode_calcul.at(end).decide(person, worked)
    days = jours_de_reference.at(end).decide(person, worked)
    found = diviseur.at(end).decide(person, worked, period, days).value
    if not isinstance(found, int | Decimal):
        raise TypeError("a number of days is expected")
    return found - int(asked.get("excluded_days", 0))


def _months_of_pay(asked: Asked) -> Money:
    return money(asked["gross_monthly"]) * int(asked["months_paid"])


def _sjr(total: Money, days: Decimal | int) -> Explanation:
    return salaire_journalier.at(START_2024).decide(node("sr", total), Explanation("jours", THE_CASE, days))


def daily_amount(asked: Asked) -> Asked:
    """The daily allowance from the daily reference wage (articles 14 to 16)."""
    if "pmss" in asked:
        return {"daily_gross_max": _highest(Decimal(str(asked["pmss"])))}
    day = day_of(asked.get("date") or asked["contract_end"])
    sjr = node("sjr", money(asked["sjr"])) if "sjr" in asked else node("sjr", daily_wage(asked)["sjr"])
    quotite = given("quotite", Decimal(str(asked.get("work_time_ratio", 1))))
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
    end, age = day_of(asked["contract_end"]), int(asked["age"])
    rule = duree.at(end)
    if "worked_days" in asked:
        start = start_of(Decimal(str(asked["worked_days"])), end)
    else:
        start = add_months(end, -int(asked["months_worked"])) + ONE_DAY
    person = replace(_person(end, start=start, age=age), overseas=bool(asked.get("overseas", False)))
    days = jours_de_reference.at(end).decide(person, affiliation.at(end).decide(person))
    found = as_days(rule.decide(days, person, False))
    return {"duration_days": found, "duration_months": Decimal(found) / Decimal("30.42")}


def start_of(worked: Decimal, end: date) -> date:
    """The first day of the shortest period until `end` that holds so many worked days (article 3)."""
    start = end
    while working_days([Period(start, end)]) < worked:
        start -= ONE_DAY
    return start


def degressivity(asked: Asked) -> Asked:
    """Whether and how far an allowance goes down (article 17 bis)."""
    day = day_of(asked["date"])
    aj, long_enough = node("aj", money(asked["daily_gross"])), node("duree", 1095)
    age = given("age", int(asked["age_at_contract_end"]))
    found = degressivite.at(day).decide(aj, long_enough, age, Days(day, node("premier_jour", day)))
    running = bool(parameters.parameter("degressivity_applies", day).value)
    result: dict[str, Any] = {"degressivity_applies": as_answer(found.condition).is_yes and running}
    if found.reduced and running:
        result["daily_gross_reduced"] = as_money(found.reduced).euros
    return result


def deferral(asked: Asked) -> Asked:
    """Delays before the first payment (articles 21 and 22)."""
    end = day_of(asked["contract_end"])
    reason = EndReason.DISMISSAL_ECONOMIC if asked.get("economic_dismissal") else EndReason.DISMISSAL
    person = _person(
        end,
        reason,
        leave=money(asked.get("accrued_leave_indemnity", 0)),
        supra=money(asked.get("supra_legal_indemnity", 0)),
    )
    if "sjr" in asked:
        sjr = node("sjr", money(asked["sjr"]))
    else:
        sjr = _sjr(money(asked.get("gross_year", 0)), int(asked.get("days", 365)))
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
    """Days and amount of a month, with or without a wage (articles 24 and 31)."""
    month = month_of(asked["month"])
    days = art_24.jours_payes.at(month).decide(month, int(asked.get("non_payable_days", 0)))
    if asked.get("gross_wage"):
        days = int(work_and_allowance({**asked, "month_days": days})["days_payable"])
    days = min(days, int(asked.get("days_left", days)))
    if "daily_net" not in asked and "sjr" in asked:
        aj = money(asked["daily_gross"])
        net = as_money(net_day(aj, money(asked["sjr"]), month))
        return {"days_paid": days, "month_net": (net * days).euros, "month_gross": (aj * days).euros}
    daily = money(asked.get("daily_net", asked.get("daily_gross", 0)))
    return {"days_paid": days, "month_net": (daily * days).euros, "month_gross": (daily * days).euros}


def work_and_allowance(asked: Asked) -> Asked:
    """Days paid in a month with a wage (article 31)."""
    month = month_of(asked["month"]) if "month" in asked else START_2024
    month_days = int(asked.get("month_days") or art_24.jours_payes.at(month).decide(month, 0))
    full = money(asked.get("daily_gross_full", asked["daily_gross"]))
    days = given("days", Decimal(month_days))
    wage = money(asked["gross_wage"])
    work = art_31.Work(month, days, given("aj", full), given("wage", wage))
    payable = as_days(art_31.jours_avec_activite.at(month).decide(work))
    share = ratio(parameters.law("reduced_activity_share", THE_CASE, month))
    left = int(asked.get("days_left", payable))
    paid = min(payable, left)
    before = art_31.before_rounding(Decimal(month_days), full, wage, share)
    gross = money(asked["daily_gross"]) * paid
    return _within_cap(asked, month, wage, paid) | {
        "residual_before_rounding": before,
        "residual": max(Decimal(0), before),
        "income_that_cancels": art_31.wage_that_cancels(Decimal(month_days), full, share).euros,
        "days_payable": payable,
        "days_paid": paid,
        "days_left_after": left - paid,
        **({} if "sjr" in asked else {"month_gross": gross.euros}),
    }


def _within_cap(asked: Asked, month: date, wage: Money, paid: int) -> dict[str, Any]:
    """Ceiling of wage and allowance, allowance within it, contributions, net; nothing without the daily wage."""
    if "sjr" not in asked:
        return {}
    sjr, aj = money(asked["sjr"]), money(asked["daily_gross"])
    days = parameters.parameter("reference_month_days", month).value
    told = (given("aj", aj), given("wage", wage), given("sjr", sjr))
    within = art_32.Month(month, Explanation("jours_payables", THE_CASE, paid), *told)
    gross = as_money(art_32.allocation_avec_salaire.at(month).decide(within))
    net = as_money(net_day(aj, sjr, month))
    kept = (net * paid).times(gross / (aj * paid)) if gross < aj * paid else net * paid
    return {
        "cap_month": sjr.times(days).euros,
        "cap_exceeded": gross < aj * paid,
        "month_gross": gross.euros,
        "deductions": (kept - gross).euros,
        "month_net": kept.euros,
    }


def net_day(aj: Money, sjr: Money, day: date, rate: CsgRate = CsgRate.FULL) -> Explanation:
    """The day once contributions are kept (article 19)."""
    csg = art_19.csg_rate(rate, day, ASKED)
    whole_time = given("quotite", Decimal(1))
    daily = art_19.Daily(node("aj", aj), node("sjr", sjr), whole_time, csg, rate, day, day)
    return art_19.retenues.at(day).decide(daily)


def revaluation(asked: Asked) -> Asked:
    """An allowance before and after a yearly rise (article 20)."""
    aj = given("aj", money(asked["daily_gross_before"]))
    rate = given("rate", Decimal(str(asked["rate"])))
    old_enough = bool(asked.get("end_of_contract_older_than_6_months", True))
    after = as_money(art_20.revalorisation.at(START_2024).decide(aj, rate, old_enough))
    days = int(asked.get("month_days", 30))
    return {
        "daily_gross_after": after.euros,
        "month_before": (money(asked["daily_gross_before"]) * days).euros,
        "month_after": (after * days).euros,
    }


def arce(asked: Asked) -> Asked:
    """Capital, part kept for pensions, each payment (article 35)."""
    end = day_of(asked["contract_end"]) if "contract_end" in asked else START_2024
    if "arce_capital" in asked:
        total = node("arce", money(asked["arce_capital"]))
    else:
        rate = art_35.rate_of(given("end", end))
        aj, left = given("aj", money(asked["daily_gross"])), given("days_left", int(asked["days_left"]))
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
