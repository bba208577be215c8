"""Règlement d'assurance chômage, article 9: for how long.

Rule (shortened): convention of 2014, as many days as days of contract; convention of 2017 and decree of 2019, as many
as worked days × 1.4, rounded up. Since October 2021 the duration is the number of calendar days from the first day of
the first job inside the window to the end of the last contract. The days worked (article 3), multiplied by 7/5 and
rounded up, are counted whole; all the other days of that span count at most for 70 % of them (75 % until March 2025),
rounded down; days of long sickness, maternity or training between two jobs are set apart. The result, held to 730
days (more from a certain age), is multiplied by 0.75 and rounded up since February 2023, save overseas; it is never
under a shortest duration. From September 2026 a right opened by a rupture conventionnelle is shorter.

In plain words: three days paid for four days between your first and your last job, 548 days at most before 55.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal

from visavis.decisions.rights.articles.art_03_affiliation import Affiliation
from visavis.decisions.rights.parameters import Whom, law
from visavis.decisions.rights.situation import EndReason, Situation, Suspension, SuspensionKind
from visavis.decisions.rights.texts import C2014, C2017, C2024, D2019, D2021, D2023
from visavis.decisions.rights.tracing import (
    as_date,
    as_days,
    contract_dates,
    from_node,
    in_days,
    ratio,
    whole,
)
from visavis.decisions.rights.versions import Rule
from visavis.decisions.rights.worked import apart_terms, each_day_once
from visavis.decisions.shared.explanation import Explanation, FormulaLine, Input, weighed
from visavis.decisions.shared.formula import ceil, floor
from visavis.decisions.shared.periods import Period, days_covered
from visavis.decisions.shared.sentence import Sentence

jours_de_reference: Rule[[Situation, Affiliation], Explanation] = Rule("art9.jours_de_reference")
duree: Rule[[Explanation, Situation, bool], Explanation] = Rule("art9.duree")
LOCKDOWNS = (
    Period(date(2020, 3, 1), date(2020, 5, 31)),
    Period(date(2020, 10, 30), date(2021, 6, 30)),
)
LOCKDOWN_DOUBT = Sentence(
    "Les jours sans emploi des confinements sont à mettre à part : une personne vérifie lesquels."
)
RC_DURATION_SINCE = date(2026, 9, 1)
LONG_SICKNESS = 15
NEUTRAL = {
    SuspensionKind.SICKNESS,
    SuspensionKind.MATERNITY,
    SuspensionKind.PATERNITY,
    SuspensionKind.ADOPTION,
    SuspensionKind.WORK_ACCIDENT,
    SuspensionKind.TRAINING,
}
CONVERSION_DOUBT = Sentence(
    "La limite part des jours travaillés × 7/5. Le texte publié de l'article 9 reste à relire sur ce point."
)


@jours_de_reference.under(C2014, article="9 § 1")
def jours_de_la_convention_de_2014(situation: Situation, worked: Affiliation) -> Explanation:
    """As many days as days of contract in the window."""
    days = as_days(worked.worked)
    return Explanation(
        code="jours",
        title=Sentence("Jours comptés"),
        value=days,
        told=in_days(days),
        in_plain_words=(Sentence("Un jour de contrat donne un jour d'allocation."),),
        formula="jours_travailles",
        inputs=(from_node(worked.worked),),
    )


@jours_de_reference.under(C2017, D2019, article="9 § 1")
def jours_de_la_convention_de_2017(situation: Situation, worked: Affiliation) -> Explanation:
    """Worked days × 1.4, rounded up."""
    days = as_days(worked.worked)
    value = int(ceil(Decimal(days) * 7 / 5))
    return Explanation(
        code="jours",
        title=Sentence("Jours comptés"),
        value=value,
        told=in_days(value),
        in_plain_words=(Sentence("Cinq jours de travail donnent une semaine de sept jours."),),
        lines=(FormulaLine(Sentence.of("{days} × 7/5 = {value:jour|jours}", days=days, value=value)),),
        formula="ceil(jours_travailles * 7 / 5)",
        inputs=(from_node(worked.worked),),
        rounding=Sentence("Au jour supérieur."),
    )


@jours_de_reference.under(D2021, D2023, C2024, article="9 § 1")
def jours_depuis_octobre_2021(situation: Situation, worked: Affiliation) -> Explanation:
    """Worked days × 7/5, and the other days of the span within 75 % of them (70 % from April 2025)."""
    cap = law("inactivity_cap", Sentence("Part des jours non travaillés"), situation.rules_on)
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
        doubts=(*_doubts(cap, others, limit), *_lockdown_doubt(worked)),
        children=(span, converted),
    )


def _doubts(cap: Input, others: int, limit: int) -> tuple[Sentence, ...]:
    doubts = [cap.doubt] if cap.doubt and others > 0 else []
    return (*doubts, CONVERSION_DOUBT) if others > limit else tuple(doubts)


def _lockdown_doubt(worked: Affiliation) -> tuple[Sentence, ...]:
    """Days without a job during the lockdowns are to be set apart, between days that we could not read on the text."""
    first, last = as_date(worked.window), max(one.end for one in worked.contracts)
    begun = max(first, worked.contracts[0].start)
    for lockdown in LOCKDOWNS:
        inside = lockdown & Period(begun, last)
        held = [days for one in worked.contracts if inside and (days := inside & Period(one.start, one.end))]
        if inside and days_covered(held) < inside.days:
            return (LOCKDOWN_DOUBT,)
    return ()


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
    last = worked.contracts.index(situation.last) + 1
    _, end = contract_dates(situation, situation.last, last)
    begun = max(first.start, window)
    apart = list(_neutral_terms(situation, Period(begun, situation.last.end)))
    value = (situation.last.end - begun).days + 1 - sum(days for _, _, days in apart)
    lines = [FormulaLine(Sentence.of("Du {first} au {last}", first=begun, last=situation.last.end))]
    lines += [
        FormulaLine(Sentence.of("{days:jour mis à part|jours mis à part}", days=days)) for _, _, days in apart
    ]
    return Explanation(
        code="etendue",
        title=Sentence("Jours entre le premier contrat et la fin"),
        value=value,
        told=in_days(value),
        in_plain_words=(Sentence("On part du premier contrat compté, on s'arrête à la fin du dernier."),),
        lines=tuple(lines),
        formula=f"{end.name} - max(start_1, periode) + 1{''.join(term for term, _, _ in apart)}",
        inputs=(start, end, from_node(worked.window), *(one for _, both, _ in apart for one in both)),
    )


def _neutral_terms(situation: Situation, span: Period) -> Iterator[tuple[str, tuple[Input, ...], int]]:
    """Days between contracts that the text sets apart, each as a term of the formula, its inputs, its days."""
    neutral = (told for told in enumerate(situation.neutral_periods) if _is_neutral(told[1]))
    for apart in each_day_once(neutral):
        inside = span & apart.days
        if inside:
            begun, last, inputs = apart_terms(situation, apart, "apart")
            yield f" - ({last} - max({begun}, periode) + 1)", inputs, inside.days


def _is_neutral(apart: Suspension) -> bool:
    """Sickness counts when it lasts more than fifteen days in a row."""
    short = (apart.end - apart.start).days < LONG_SICKNESS
    return apart.kind in NEUTRAL and not (short and apart.kind is SuspensionKind.SICKNESS)


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


@duree.under(C2014, C2017, D2019, D2021, article="9 § 2")
def duree_sans_coefficient(days: Explanation, situation: Situation, seasonal: bool) -> Explanation:
    """The days counted, held to the limit of the age, and to the shortest duration."""
    limit, _, shortest = _limits(situation, seasonal)
    counted = min(as_days(days), whole(limit))
    value = max(whole(shortest), counted)
    words = Sentence.of(
        "{days:jour compté|jours comptés}, {limit} au plus", days=days.value, limit=limit.value
    )
    return Explanation(
        code="duree",
        title=Sentence("Durée"),
        value=value,
        told=in_days(value),
        in_plain_words=(Sentence("Les délais du début ne raccourcissent pas votre droit."),),
        lines=_at_least(words, counted, whole(shortest)),
        formula="max(duration_min, min(jours, reference_days_max))",
        inputs=(from_node(days), limit, shortest),
    )


@duree.under(D2023, C2024, article="9 § 2")
def duree_avec_coefficient(days: Explanation, situation: Situation, seasonal: bool) -> Explanation:
    """Reference days, held to the limit of the age, × 0.75 rounded up (not overseas), at least 182."""
    limit, coefficient, shortest = _limits(situation, seasonal)
    counted = min(as_days(days), whole(limit))
    reduced = int(ceil(ratio(coefficient) * counted))
    product = Sentence.of(
        "{counted:jour|jours} × {coefficient} = {reduced:jour|jours}",
        counted=counted,
        coefficient=coefficient.value,
        reduced=reduced,
    )
    found = Explanation(
        code="duree",
        title=Sentence("Durée"),
        value=max(whole(shortest), reduced),
        told=in_days(max(whole(shortest), reduced)),
        in_plain_words=(
            _share(ratio(coefficient)),
            Sentence("Les délais du début ne raccourcissent pas votre droit."),
        ),
        lines=_at_least(product, reduced, whole(shortest)),
        formula="max(duration_min, ceil(duration_coefficient * min(jours, reference_days_max)))",
        inputs=(from_node(days), limit, coefficient, shortest),
        rounding=Sentence("Au jour supérieur."),
    )
    return _after_agreed_end(found, situation) if _agreed_end(situation) else found


def _agreed_end(situation: Situation) -> bool:
    agreed = situation.last.end_reason is EndReason.RUPTURE_CONVENTIONNELLE
    return agreed and situation.rules_on >= RC_DURATION_SINCE


def _after_agreed_end(found: Explanation, situation: Situation) -> Explanation:
    """Rider of 25 February 2026: a shorter limit after a rupture conventionnelle; its figures are still to be read."""
    limit = law(
        "rc_duration_max",
        Sentence("Durée la plus longue après une rupture conventionnelle"),
        situation.rules_on,
        Whom(situation.age, situation.overseas),
    )
    value = min(as_days(found), whole(limit))
    reached = value < as_days(found)
    words = Sentence.of("Après une rupture conventionnelle : {limit:jour|jours} au plus", limit=limit.value)
    return replace(
        found,
        value=value,
        told=in_days(value),
        lines=(*found.lines, weighed(words, reached, Sentence("non atteint"))),
        formula=f"min(rc_duration_max, {found.formula})",
        inputs=(*found.inputs, limit),
        doubts=(limit.doubt,) if limit.doubt and reached else (),
    )


def _limits(situation: Situation, seasonal: bool) -> tuple[Input, Input, Input]:
    """Most days counted, coefficient, shortest duration, for this age and place."""
    day, whom = situation.rules_on, Whom(situation.age, situation.overseas, seasonal)
    return (
        law("reference_days_max", Sentence("Limite des jours comptés, à votre âge"), day, whom),
        law("duration_coefficient", Sentence("Coefficient de durée"), day, whom),
        law("duration_min", Sentence("Durée la plus courte"), day, whom),
    )


def _share(coefficient: Decimal) -> Sentence:
    if coefficient == 1:
        return Sentence("Outre-mer, chaque jour compté donne un jour payé.")
    return Sentence("Trois jours payés pour quatre jours comptés.")


def _at_least(words: Sentence, found: int, shortest: int) -> tuple[FormulaLine, ...]:
    least = Sentence.of("Au moins {days:jour|jours}", days=shortest)
    return (
        weighed(words, found >= shortest, Sentence("sous la durée la plus courte")),
        weighed(least, found < shortest, Sentence("non atteint")),
    )
