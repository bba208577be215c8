"""Règlement d'assurance chômage, articles 24 and 25: paid by months of thirty days.

Rule (shortened): from 1 April 2025 every month is paid as thirty days, whatever the calendar; days that are not
payable are taken from thirty. Before, each day of the calendar month was paid; a right that crosses that day is paid
each way in turn.

In plain words: the same amount every month. In the first month, days before the start are taken off.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from visavis.decisions.rights.parameters import law
from visavis.decisions.rights.texts import BEFORE_2024
from visavis.decisions.rights.tracing import as_date, as_days, as_money, from_node, in_days, ratio, whole
from visavis.decisions.rights.versions import START_2024, KeyEvent, Rule, regulation_2024
from visavis.decisions.shared.explanation import Explanation, FormulaLine, Input, Origin, Provenance
from visavis.decisions.shared.periods import add_months, days_in_month
from visavis.decisions.shared.sentence import Sentence

jours_payes: Rule[[date, int], int] = Rule("art24.jours_payes")
mois: Rule[[Explanation, date, str, bool], Explanation] = Rule("art24.mois")
premier_mois: Rule[[Explanation], Explanation] = Rule("art24.premier_mois")
dernier_mois: Rule[[Explanation, Explanation, Explanation], Explanation] = Rule("art24.dernier_mois")
MONTH_LABEL = Sentence("Jours payés par mois")
SINCE_2014, LAST_OF_CALENDAR = date(2014, 7, 1), START_2024 - timedelta(days=1)
BEFORE = replace(BEFORE_2024[-1].article("24"), since=SINCE_2014, until=LAST_OF_CALENDAR)


@jours_payes.version(key=KeyEvent.DAY_PAID, since=SINCE_2014, until=LAST_OF_CALENDAR, reference=BEFORE)
def jours_du_calendrier(month: date, unpaid: int) -> int:
    """The days of the calendar month, less those not payable."""
    return max(0, days_in_month(month.year, month.month) - unpaid)


@jours_payes.version(key=KeyEvent.DAY_PAID, since=START_2024, reference=regulation_2024("24"))
def trente_jours(month: date, unpaid: int) -> int:
    """Thirty days, less those not payable."""
    return max(0, whole(law("payment_month_days", MONTH_LABEL, month)) - unpaid)


@mois.under(*BEFORE_2024, article="24", key=KeyEvent.DAY_PAID)
def mois_du_calendrier(daily: Explanation, day: date, code: str, named: bool) -> Explanation:
    """A full month: the days of the month of `day` when it is `named`, the mean month of 30.42 days otherwise."""
    label = Sentence("Jours d'un mois moyen")
    days = law("reference_month_days", label, day)
    if named:
        count = Decimal(days_in_month(day.year, day.month))
        days = Input(days.name, Sentence("Jours de ce mois"), count, Provenance(Origin.LAW, "Calendrier"))
    total = as_money(daily).times(ratio(days))
    words = Sentence.of("{days} jours × {daily} = {total}", days=days.value, daily=daily.value, total=total)
    return Explanation(
        code=code,
        title=_month_title(daily),
        value=total,
        in_plain_words=(Sentence("Chaque jour du mois est payé : un mois court paie moins."),),
        lines=(FormulaLine(words),),
        formula="round2(reference_month_days * daily)",
        inputs=(days, from_node(daily, "daily")),
        rounding=Sentence("Au centime le plus proche."),
    )


def _month_title(daily: Explanation) -> Sentence:
    net = daily.code.startswith("net")
    return Sentence("Montant net par mois") if net else Sentence("Montant par mois")


@mois.version(key=KeyEvent.DAY_PAID, since=START_2024, reference=regulation_2024("24"))
def mois_depuis_avril_2025(daily: Explanation, day: date, code: str, named: bool) -> Explanation:
    """A full month of the daily amount `daily`, always thirty days; the node is called `code`."""
    days = law("payment_month_days", MONTH_LABEL, day)
    total = as_money(daily) * whole(days)
    return Explanation(
        code=code,
        title=_month_title(daily),
        value=total,
        in_plain_words=(Sentence("Chaque mois compte 30 jours, même février."),),
        lines=(
            FormulaLine(
                Sentence.of(
                    "{days:jour|jours} × {daily} = {total}", days=days.value, daily=daily.value, total=total
                )
            ),
        ),
        formula="payment_month_days * daily",
        inputs=(days, from_node(daily, "daily")),
    )


@premier_mois.under(*BEFORE_2024, article="24", key=KeyEvent.DAY_PAID)
def premier_mois_du_calendrier(first_day: Explanation) -> Explanation:
    """Days paid in the first month: those left of the calendar month."""
    first = as_date(first_day)
    paid = days_in_month(first.year, first.month) - first.day + 1
    return Explanation(
        code="premier_mois",
        title=Sentence("Jours payés le premier mois"),
        value=paid,
        told=in_days(paid),
        in_plain_words=(Sentence("On compte les jours qui restent dans le mois."),),
        formula="add_months(month_start(premier_jour), 1) - premier_jour",
        inputs=(from_node(first_day),),
    )


@premier_mois.version(key=KeyEvent.DAY_PAID, since=START_2024, reference=regulation_2024("24"))
def premier_mois_depuis_avril_2025(first_day: Explanation) -> Explanation:
    """Days paid in the first month: thirty, less those before the first day paid."""
    first = as_date(first_day)
    days = law("payment_month_days", MONTH_LABEL, first)
    before = first.day - 1
    paid = max(0, whole(days) - before)
    return Explanation(
        code="premier_mois",
        title=Sentence("Jours payés le premier mois"),
        value=paid,
        told=in_days(paid),
        in_plain_words=(Sentence("On part de 30 jours. On retire ceux d'avant le début."),),
        lines=(
            FormulaLine(
                Sentence.of(
                    "{days} - {before} = {paid:jour|jours}", days=days.value, before=before, paid=paid
                )
            ),
        ),
        formula="max(0, payment_month_days - (premier_jour - month_start(premier_jour)))",
        inputs=(days, from_node(first_day)),
    )


@dernier_mois.under(*BEFORE_2024, article="24", key=KeyEvent.DAY_PAID)
def dernier_mois_du_calendrier(
    first_day: Explanation, first_month: Explanation, duration: Explanation
) -> Explanation:
    """The first day of the last month with days to pay: by the calendar, then by thirty days from April 2025."""
    first, last_day = as_date(first_day), as_date(first_day) + timedelta(days=as_days(duration) - 1)
    inputs: tuple[Input, ...] = (from_node(first_day), from_node(duration))
    formula = "month_start(premier_jour + duree - 1)"
    last = last_day.replace(day=1)
    if last_day >= START_2024:
        days = law("payment_month_days", MONTH_LABEL, START_2024)
        source = Provenance(Origin.LAW, str(regulation_2024("24")), START_2024)
        passage = Input("passage", Sentence("Début des mois de 30 jours"), START_2024, source)
        left = as_days(duration) - (START_2024 - first).days
        last = add_months(START_2024, -(-left // whole(days)) - 1)
        formula = "add_months(passage, ceil((duree - (passage - premier_jour)) / payment_month_days) - 1)"
        inputs = (*inputs, days, passage)
    return Explanation(
        code="dernier_mois",
        title=Sentence("Dernier mois payé"),
        value=last,
        told=Sentence.of("{value:month}", value=last),
        in_plain_words=(
            Sentence("On paie chaque jour du calendrier, jusqu'au dernier jour de votre droit."),
            Sentence("Un mois de travail ou de maladie repousse cette fin."),
        ),
        formula=formula,
        inputs=inputs,
    )


@dernier_mois.version(key=KeyEvent.DAY_PAID, since=START_2024, reference=regulation_2024("24"))
def dernier_mois_depuis_avril_2025(
    first_day: Explanation, first_month: Explanation, duration: Explanation
) -> Explanation:
    """The first day of the last month with days to pay."""
    first = as_date(first_day)
    days = law("payment_month_days", MONTH_LABEL, first)
    left = as_days(duration) - as_days(first_month)
    months = -(-left // whole(days))
    last = add_months(first.replace(day=1), months)
    words = Sentence.of(
        "{duration} - {first} = {left} jours, soit {months} mois de plus",
        duration=duration.value,
        first=first_month.value,
        left=left,
        months=months,
    )
    return Explanation(
        code="dernier_mois",
        title=Sentence("Dernier mois payé"),
        value=last,
        told=Sentence.of("{value:month}", value=last),
        in_plain_words=(
            Sentence("On paie 30 jours par mois, jusqu'au dernier jour de votre droit."),
            Sentence("Un mois de travail ou de maladie repousse cette fin."),
        ),
        lines=(FormulaLine(words),),
        formula="add_months(month_start(premier_jour), ceil((duree - premier_mois) / payment_month_days))",
        inputs=(days, from_node(first_day), from_node(duration), from_node(first_month)),
    )
