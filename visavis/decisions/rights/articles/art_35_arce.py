"""Règlement d'assurance chômage, article 35: the allowance as a capital for those who create a business.

Rule (shortened): 60 % (45 % for contracts ended before July 2023) of the allowance still due when the business
starts, less 3 % kept for supplementary pensions, in two equal payments six months apart; no full-time permanent
contract when the second one is paid.

In plain words: part of what is left, in two payments. You may not change your mind once it is paid.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from visavis.decisions.rights.parameters import law
from visavis.decisions.rights.texts import BEFORE_2024, C2024, TEXTS
from visavis.decisions.rights.tracing import amount, as_money, from_node, ratio, whole
from visavis.decisions.rights.versions import Rule
from visavis.decisions.shared.answer import Answer, no, yes
from visavis.decisions.shared.explanation import Explanation, FormulaLine, Input
from visavis.decisions.shared.sentence import Sentence

capital: Rule[[Input, Input, Input], Explanation] = Rule("art35.capital")
versements: Rule[[Explanation, Input], Payments] = Rule("art35.versements")
second_versement: Rule[[date, bool, bool], Answer] = Rule("art35.second_versement")
SCOP_SINCE = date(2026, 9, 1)


@dataclass(frozen=True, slots=True)
class Payments:
    """What is kept for pensions, and each of the two payments."""

    retained: Explanation
    each: Explanation


def rate_of(end: Input) -> Input:
    """The share of the rights left paid as a capital, by the day the contract ended."""
    if not isinstance(end.value, date):
        raise TypeError("the end of contract is a date")
    return law("arce_rate", Sentence("Part versée en capital"), end.value)


@capital.under(*TEXTS, article="35")
def capital_de_la_creation(aj: Input, days_left: Input, rate: Input) -> Explanation:
    """Daily allowance × days left × share, to the cent."""
    total = (amount(aj) * whole(days_left)).times(ratio(rate))
    return Explanation(
        code="arce",
        title=Sentence("Capital"),
        value=total,
        lines=(
            FormulaLine(
                Sentence.of(
                    "{rate:%} de {days:jour|jours} × {aj} = {total}",
                    rate=rate.value,
                    days=days_left.value,
                    aj=aj.value,
                    total=total,
                )
            ),
        ),
        formula="round2(arce_rate * days_left * aj)",
        inputs=(aj, days_left, rate),
        rounding=Sentence("Au centime le plus proche."),
    )


@versements.under(*TEXTS, article="35")
def deux_versements(total: Explanation, share: Input) -> Payments:
    """3 % kept for pensions, the rest in two halves, to the cent."""
    kept = as_money(total).times(ratio(share))
    half = (as_money(total) - kept).divided_by(2)
    retained = Explanation(
        code="arce_retenue",
        title=Sentence("Retenue pour la retraite complémentaire"),
        value=kept,
        formula="round2(arce * arce_retention_share)",
        inputs=(share,),
        children=(total,),
    )
    each = Explanation(
        code="arce_versement",
        title=Sentence("Chaque versement"),
        value=half,
        in_plain_words=(Sentence("Deux versements égaux, à six mois l'un de l'autre."),),
        formula="round2((arce - arce_retenue) / 2)",
        inputs=(
            from_node(total),
            from_node(retained),
        ),
    )
    return Payments(retained, each)


@second_versement.under(*BEFORE_2024, article="35")
def sans_condition_d_emploi(day: date, permanent_job: bool, cooperative: bool) -> Answer:
    """The business still runs: nothing else is asked."""
    return yes(Sentence("L'entreprise existe encore."))


@second_versement.under(C2024, article="35")
def sans_cdi_a_temps_plein(day: date, permanent_job: bool, cooperative: bool) -> Answer:
    """No full-time permanent contract on `day`; from September 2026, not counting that of one's own cooperative."""
    if permanent_job and not (cooperative and day >= SCOP_SINCE):
        return no(Sentence("Un CDI à temps plein ferme le second versement."))
    return yes(Sentence("Aucun CDI à temps plein ne ferme le second versement."))
