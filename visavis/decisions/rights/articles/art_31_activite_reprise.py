"""Règlement d'assurance chômage, articles 30 to 32: working a little while being paid.

Rule (shortened): the days paid are the month's days less 70 % of the gross wage divided by the daily allowance,
rounded to the nearest. Under degressivity the full daily allowance counts the days, the reduced one pays them. Wage
and allowance together stay within the monthly reference wage (30.42 times the SJR). Unpaid days are kept for later.

In plain words: you keep part of your allowance when you work. The days not paid are not lost.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from visavis.decisions.rights.parameters import law
from visavis.decisions.rights.texts import TEXTS
from visavis.decisions.rights.tracing import amount, in_days, ratio
from visavis.decisions.rights.versions import KeyEvent, Rule
from visavis.decisions.shared.explanation import Explanation, FormulaLine, Input
from visavis.decisions.shared.formula import nearest
from visavis.decisions.shared.money import Money
from visavis.decisions.shared.sentence import Sentence

jours_avec_activite: Rule[[Work], Explanation] = Rule("art31.jours_payables")


@dataclass(frozen=True, slots=True)
class Work:
    """A month of work: month, its `days`, full daily allowance `aj`, gross `wage`. Both amounts as inputs."""

    month: date
    days: Input
    aj: Input
    wage: Input


@jours_avec_activite.under(*TEXTS, article="31", key=KeyEvent.DAY_PAID)
def jours_d_un_mois_travaille(work: Work) -> Explanation:
    """Days payable in a month with a gross wage, never under zero. Days left and cap are applied by the caller."""
    share = law("reduced_activity_share", Sentence("Part du salaire qui compte"), work.month)
    raw = before_rounding(ratio(work.days), amount(work.aj), amount(work.wage), ratio(share))
    paid = max(0, int(nearest(raw / amount(work.aj).euros)))
    words = Sentence.of(
        "({days} × {aj} - {share:%} de {wage}) ÷ {aj} = {paid:jour|jours}",
        days=work.days.value,
        aj=work.aj.value,
        share=share.value,
        wage=work.wage.value,
        paid=paid,
    )
    return Explanation(
        code="jours_payables",
        title=Sentence("Jours payés ce mois de travail"),
        value=paid,
        told=in_days(paid),
        in_plain_words=(
            Sentence("On retire 70 % de votre salaire de l'allocation du mois."),
            Sentence("Les jours non payés restent à vous."),
        ),
        lines=(FormulaLine(words),),
        formula="max(0, nearest((days * aj - reduced_activity_share * wage) / aj))",
        inputs=(work.days, work.aj, share, work.wage),
        rounding=Sentence("Au jour le plus proche."),
    )


def before_rounding(days: Decimal, aj: Money, wage: Money, share: Decimal) -> Decimal:
    """Euros of allowance left for the month before days are rounded."""
    return days * aj.euros - share * wage.euros


def wage_that_cancels(days: Decimal, aj: Money, share: Decimal) -> Money:
    """The gross wage from which nothing is left to pay."""
    return (aj.times(days)).divided_by(share)
