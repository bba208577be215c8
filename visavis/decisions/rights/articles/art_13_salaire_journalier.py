"""Règlement d'assurance chômage, article 13: the daily reference wage (SJR), in its three generations.

Rule (shortened): convention of 2014, the wages of twelve months are divided by the days of contract of those months,
365 at most, days of absence taken off. Convention of 2017 and decree of 2019, they are divided by the worked days of
those months (261 at most) times 1.4. Since October 2021, the reference wage of article 11 is divided by the number of
days of article 9, before the 0.75 coefficient.

In plain words: your pay, spread over all the days counted, days without a contract included. It is thus lower than
your pay for a day at work.
"""

from __future__ import annotations

from decimal import Decimal

from visavis.decisions.rights.articles.art_03_affiliation import Affiliation
from visavis.decisions.rights.articles.art_11_salaire_de_reference import PayPeriod
from visavis.decisions.rights.parameters import law
from visavis.decisions.rights.situation import Situation, SuspensionKind
from visavis.decisions.rights.texts import C2014, C2017, C2024, D2019, D2021, D2023
from visavis.decisions.rights.tracing import as_money, from_node, in_days, whole
from visavis.decisions.rights.versions import Rule
from visavis.decisions.rights.worked import count
from visavis.decisions.shared.explanation import Explanation, FormulaLine
from visavis.decisions.shared.sentence import Sentence

diviseur: Rule[[Situation, Affiliation, PayPeriod, Explanation], Explanation] = Rule("art13.diviseur")
salaire_journalier: Rule[[Explanation, Explanation], Explanation] = Rule("art13.sjr")
ALL_ABSENCES = frozenset(SuspensionKind)


@diviseur.under(C2014, article="13")
def jours_d_appartenance(
    situation: Situation, worked: Affiliation, period: PayPeriod, days: Explanation
) -> Explanation:
    """Days of contract of the twelve months, absences taken off, 365 at most."""
    most = law("sjr_days_max", Sentence("Jours d'une année"), situation.rules_on)
    counted = count(situation, worked.contracts, period.bounds, calendar=True, without=ALL_ABSENCES)
    value = min(whole(most), counted.days)
    return Explanation(
        code="jours_sjr",
        title=Sentence("Jours de contrat payés, sur douze mois"),
        value=value,
        told=in_days(value),
        in_plain_words=(Sentence("Les jours d'absence ne comptent pas, leur salaire non plus."),),
        lines=counted.lines,
        formula=f"min(sjr_days_max, {counted.formula})",
        inputs=(most, *_bounds(period), *counted.inputs),
    )


@diviseur.under(C2017, D2019, article="13")
def jours_travailles_convertis(
    situation: Situation, worked: Affiliation, period: PayPeriod, days: Explanation
) -> Explanation:
    """Worked days of the twelve months, 261 at most, × 1.4; never rounded."""
    most = law("worked_days_year_max", Sentence("Jours travaillés par an, au plus"), situation.rules_on)
    counted = count(situation, worked.contracts, period.bounds, without=ALL_ABSENCES)
    held = min(whole(most), counted.days)
    value = Decimal(held) * 7 / 5
    words = Sentence.of("{days:jour travaillé|jours travaillés} × 1,4 = {value}", days=held, value=value)
    return Explanation(
        code="jours_sjr",
        title=Sentence("Jours travaillés sur douze mois, samedis et dimanches compris"),
        value=value,
        in_plain_words=(Sentence("Cinq jours de travail donnent une semaine de sept jours."),),
        lines=(*counted.lines, FormulaLine(words)),
        formula=f"min(worked_days_year_max, {counted.formula}) * 7 / 5",
        inputs=(most, *_bounds(period), *counted.inputs),
    )


@diviseur.under(D2021, D2023, C2024, article="13")
def jours_de_l_article_9(
    situation: Situation, worked: Affiliation, period: PayPeriod, days: Explanation
) -> Explanation:
    """The days of article 9, before the coefficient."""
    return days


def _bounds(period: PayPeriod) -> tuple:
    return tuple(from_node(step) for step in period.steps)


@salaire_journalier.under(C2014, C2017, D2019, D2021, D2023, C2024, article="13")
def sjr(wages: Explanation, days: Explanation) -> Explanation:
    """Reference wage / days, to the cent."""
    divisor = days.value
    if not isinstance(divisor, int | Decimal):
        raise TypeError("the divisor is a number of days")
    value = as_money(wages).divided_by(Decimal(divisor))
    return Explanation(
        code="sjr",
        title=Sentence("Salaire par jour"),
        value=value,
        in_plain_words=(
            Sentence("On partage vos salaires entre tous les jours comptés."),
            Sentence("Samedis, dimanches et jours sans contrat comptent aussi."),
        ),
        lines=(
            FormulaLine(
                Sentence.of("{sr} ÷ {days:jour|jours} = {sjr}", sr=wages.value, days=days.value, sjr=value)
            ),
        ),
        formula=f"round2(sr / {days.code})",
        rounding=Sentence("Au centime le plus proche."),
        children=(wages, days),
    )
