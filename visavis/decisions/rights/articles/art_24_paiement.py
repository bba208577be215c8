"""Règlement d'assurance chômage 2024, articles 24 and 25: paid by months of thirty days.

Rule (shortened): from 1 April 2025 every month is paid as thirty days, whatever the calendar; days that are not
payable are taken from thirty. Before, each day of the calendar month was paid.

In plain words: the same amount every month. In the first month, days before the start are taken off.
"""

from __future__ import annotations

from datetime import date, timedelta

from visavis.decisions.rights.parameters import law
from visavis.decisions.rights.tracing import as_date, as_days, as_money, from_node, in_days, whole
from visavis.decisions.rights.versions import START_2024, KeyEvent, Rule, regulation_2024
from visavis.decisions.shared.explanation import Explanation, FormulaLine
from visavis.decisions.shared.periods import add_months, days_in_month
from visavis.decisions.shared.sentence import Sentence

jours_payes: Rule[[date, int], int] = Rule("art24.jours_payes")
mois: Rule[[Explanation, date, str], Explanation] = Rule("art24.mois")
premier_mois: Rule[[Explanation], Explanation] = Rule("art24.premier_mois")
dernier_mois: Rule[[Explanation, Explanation, Explanation], Explanation] = Rule("art24.dernier_mois")
MONTH_LABEL = Sentence("Jours payés par mois")


@jours_payes.version(
    key=KeyEvent.DAY_PAID,
    since=date(2014, 7, 1),
    until=START_2024 - timedelta(days=1),
    reference=regulation_2024("24"),
)
def jours_du_calendrier(month: date, unpaid: int) -> int:
    """The days of the calendar month, less those not payable."""
    return max(0, days_in_month(month.year, month.month) - unpaid)


@jours_payes.version(key=KeyEvent.DAY_PAID, since=START_2024, reference=regulation_2024("24"))
def trente_jours(month: date, unpaid: int) -> int:
    """Thirty days, less those not payable."""
    return max(0, whole(law("payment_month_days", MONTH_LABEL, month)) - unpaid)


@mois.version(key=KeyEvent.DAY_PAID, since=START_2024, reference=regulation_2024("24"))
def mois_depuis_avril_2025(daily: Explanation, day: date, code: str) -> Explanation:
    """A full month of the daily amount `daily`; the node is called `code`."""
    days = law("payment_month_days", MONTH_LABEL, day)
    total = as_money(daily) * whole(days)
    net = daily.code.startswith("net")
    return Explanation(
        code=code,
        title=Sentence("Montant net par mois") if net else Sentence("Montant par mois"),
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
