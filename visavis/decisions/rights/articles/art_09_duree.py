"""Règlement d'assurance chômage 2024, article 9: for how long.

Rule (shortened): the duration is the number of calendar days from the first day of the first job inside the window
to the end of the last contract. The days worked (article 3), multiplied by 7/5 and rounded up, are counted whole;
all the other days of that span count at most for 70 % of them, rounded down. The result, held to 730 days (913 from
55, 1,095 from 57), is multiplied by 0.75 and rounded up; it is never under 182 days.

In plain words: three days paid for four days between your first and your last job, 548 days at most before 55.
"""

from __future__ import annotations

from decimal import Decimal

from visavis.decisions.rights.articles.art_03_affiliation import Affiliation
from visavis.decisions.rights.parameters import law
from visavis.decisions.rights.situation import Situation
from visavis.decisions.rights.tracing import (
    as_date,
    as_days,
    contract_dates,
    from_node,
    in_days,
    ratio,
    whole,
)
from visavis.decisions.rights.versions import START_2024, KeyEvent, Rule, Territory, regulation_2024
from visavis.decisions.shared.explanation import Explanation, FormulaLine, Input, weighed
from visavis.decisions.shared.formula import ceil, floor
from visavis.decisions.shared.periods import age_on
from visavis.decisions.shared.sentence import Sentence

jours_de_reference: Rule[[Situation, Affiliation], Explanation] = Rule("art9.jours_de_reference")
duree: Rule[[int, Explanation, Situation], Explanation] = Rule("art9.duree")
CONVERSION_DOUBT = Sentence(
    "La limite part des jours travaillés × 7/5. Le texte publié de l'article 9 reste à relire sur ce point."
)


@jours_de_reference.version(
    key=KeyEvent.END_OF_CONTRACT, since=START_2024, reference=regulation_2024("9 § 1")
)
def jours_depuis_avril_2025(situation: Situation, worked: Affiliation) -> Explanation:
    """Worked days × 7/5, and the other days of the span within 70 % of them."""
    end = situation.last.end
    cap = law("inactivity_cap", Sentence("Part des jours non travaillés"), end)
    span, converted = _span(situation, worked), _converted(worked)
    others = as_days(span) - as_days(converted)
    limit = int(floor(ratio(cap) * as_days(converted)))
    value = as_days(converted) + min(others, limit)
    return Explanation(
        code="jours",
        title=Sentence("Jours comptés"),
        value=value,
        told=in_days(value),
        in_plain_words=(
            Sentence("On compte tous les jours entre votre premier et votre dernier contrat."),
            Sentence("Les jours non travaillés ne comptent que jusqu'à une limite."),
        ),
        lines=_lines(as_days(span), as_days(converted), ratio(cap)),
        formula="jours_convertis + min(etendue - jours_convertis, floor(inactivity_cap * jours_convertis))",
        inputs=(cap,),
        rounding=Sentence("La limite : au jour inférieur."),
        doubts=_doubts(cap, others, limit),
        children=(span, converted),
    )


def _doubts(cap: Input, others: int, limit: int) -> tuple[Sentence, ...]:
    doubts = [cap.doubt] if cap.doubt and others > 0 else []
    return (*doubts, CONVERSION_DOUBT) if others > limit else tuple(doubts)


def _lines(span: int, converted: int, cap: Decimal) -> tuple[FormulaLine, ...]:
    others, limit = span - converted, int(floor(cap * converted))
    if others <= 0:
        return (FormulaLine(Sentence.of("{span:jour|jours}, tous travaillés", span=span)),)
    words = Sentence.of(
        "{converted:jour travaillé|jours travaillés} × 7/5 + {others:autre jour|autres jours}",
        converted=converted,
        others=min(others, limit),
    )
    bound = Sentence.of(
        "Autres jours : {others}, limite {rate:%} de {converted} = {limit}",
        others=others,
        rate=cap,
        converted=converted,
        limit=limit,
    )
    reached = others > limit
    return FormulaLine(words), FormulaLine(
        bound, reached, None if reached else Sentence("limite non atteinte")
    )


def _span(situation: Situation, worked: Affiliation) -> Explanation:
    window, first = as_date(worked.window), worked.contracts[0]
    start, _ = contract_dates(situation, first, 1)
    _, end = contract_dates(situation, situation.last, len(worked.contracts))
    begun = max(first.start, window)
    return Explanation(
        code="etendue",
        title=Sentence("Jours entre le premier contrat et la fin"),
        value=(situation.last.end - begun).days + 1,
        told=in_days((situation.last.end - begun).days + 1),
        in_plain_words=(Sentence("On part du premier contrat compté, on s'arrête à la fin du dernier."),),
        lines=(FormulaLine(Sentence.of("Du {first} au {last}", first=begun, last=situation.last.end)),),
        formula=f"{end.name} - max(start_1, periode) + 1",
        inputs=(start, end, from_node(worked.window)),
    )


def _converted(worked: Affiliation) -> Explanation:
    """Worked days, five a week, turned into calendar days, seven a week."""
    days = as_days(worked.worked)
    value = int(ceil(Decimal(days) * 7 / 5))
    return Explanation(
        code="jours_convertis",
        title=Sentence("Jours travaillés, samedis et dimanches compris"),
        value=value,
        told=in_days(value),
        in_plain_words=(Sentence("Cinq jours de travail donnent une semaine de sept jours."),),
        lines=(FormulaLine(Sentence.of("{days} × 7/5 = {value:jour|jours}", days=days, value=value)),),
        formula="ceil(jours_travailles * 7 / 5)",
        inputs=(from_node(worked.worked),),
        rounding=Sentence("Au jour supérieur."),
    )


@duree.version(
    key=KeyEvent.END_OF_CONTRACT,
    since=START_2024,
    territory=Territory.METROPOLE,
    reference=regulation_2024("9 § 2"),
)
def duree_depuis_avril_2025(age: int, days: Explanation, situation: Situation) -> Explanation:
    """Reference days, held to the limit of the age, × 0.75 rounded up, at least 182."""
    end = situation.last.end
    limit = law("reference_days_max", Sentence("Limite des jours comptés, à votre âge"), end, age)
    coefficient = law("duration_coefficient", Sentence("Coefficient de durée"), end, age)
    shortest = law("duration_min", Sentence("Durée la plus courte"), end, age)
    counted = min(as_days(days), whole(limit))
    reduced = int(ceil(ratio(coefficient) * counted))
    return Explanation(
        code="duree",
        title=Sentence("Durée"),
        value=max(whole(shortest), reduced),
        told=in_days(max(whole(shortest), reduced)),
        in_plain_words=(
            Sentence("Trois jours payés pour quatre jours comptés."),
            Sentence("Les délais du début ne raccourcissent pas votre droit."),
        ),
        lines=_duration_lines(counted, coefficient, reduced, whole(shortest)),
        formula="max(duration_min, ceil(duration_coefficient * min(jours, reference_days_max)))",
        inputs=(from_node(days), limit, coefficient, shortest),
        rounding=Sentence("Au jour supérieur."),
    )


def _duration_lines(counted: int, coefficient: Input, reduced: int, shortest: int) -> tuple[FormulaLine, ...]:
    product = Sentence.of(
        "{counted:jour|jours} × {coefficient} = {reduced:jour|jours}",
        counted=counted,
        coefficient=coefficient.value,
        reduced=reduced,
    )
    least = Sentence.of("Au moins {days:jour|jours}", days=shortest)
    long_enough = reduced >= shortest
    return (
        weighed(product, long_enough, Sentence("sous la durée la plus courte")),
        weighed(least, not long_enough, Sentence("non atteint")),
    )


def age_at_end(situation: Situation) -> int:
    """Full years of age at the end of the last contract."""
    return age_on(situation.birth, situation.last.end)
