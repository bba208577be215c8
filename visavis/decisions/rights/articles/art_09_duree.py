"""Règlement d'assurance chômage 2024, article 9: for how long.

Rule (shortened): the duration is the number of calendar days from the first day of the first job inside the window
to the end of the last contract. Days without a contract count at most for 70 % of the days worked, the days worked
being multiplied by 7/5. The result, held to 730 days (913 from 55, 1,095 from 57), is multiplied by 0.75 and
rounded up; it is never under 182 days.

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
from visavis.decisions.shared.periods import Period, age_on, days_covered
from visavis.decisions.shared.sentence import Sentence

jours_de_reference: Rule[[Situation, Affiliation], Explanation] = Rule("art9.jours_de_reference")
duree: Rule[[int, Explanation, Situation], Explanation] = Rule("art9.duree")


@jours_de_reference.version(
    key=KeyEvent.END_OF_CONTRACT, since=START_2024, reference=regulation_2024("9 § 1")
)
def jours_depuis_avril_2025(situation: Situation, worked: Affiliation) -> Explanation:
    """Calendar days from the first job to the end, those without contract held to 70 % of the worked ones × 7/5."""
    end = situation.last.end
    cap = law("inactivity_cap", Sentence("Part des jours sans contrat"), end)
    span, covered = _span(situation, worked), _covered(situation, worked)
    in_week_days = ceil(Decimal(as_days(worked.worked)) * 7 / 5)
    free = as_days(span) - as_days(covered)
    free_max = int(floor(ratio(cap) * in_week_days))
    dropped = max(0, free - free_max)
    return Explanation(
        code="jours",
        title=Sentence("Jours comptés"),
        value=as_days(span) - dropped,
        told=in_days(as_days(span) - dropped),
        in_plain_words=(
            Sentence("On compte tous les jours entre votre premier et votre dernier contrat."),
            Sentence("Les jours sans contrat ne comptent que jusqu'à une limite."),
        ),
        lines=_lines(as_days(covered), free, ratio(cap), int(in_week_days)),
        formula="etendue - max(0, etendue - couverts"
        " - floor(inactivity_cap * ceil(jours_travailles * 7 / 5)))",
        inputs=(cap, from_node(worked.worked)),
        rounding=Sentence("Les jours travaillés × 7/5 : au jour supérieur. La limite : au jour inférieur."),
        reference=regulation_2024("9 § 1"),
        doubts=(cap.doubt,) if cap.doubt and free else (),
        children=(span, covered),
    )


def _lines(covered: int, free: int, cap: Decimal, worked: int) -> tuple[FormulaLine, ...]:
    limit = int(floor(cap * worked))
    words = Sentence.of(
        "{covered:jour|jours} sous contrat + {free:jour|jours} sans contrat",
        covered=covered,
        free=min(free, limit),
    )
    if not free:
        return (FormulaLine(words),)
    bound = Sentence.of(
        "Jours sans contrat : {free}, limite {rate:%} de {worked} = {limit}",
        free=free,
        rate=cap,
        worked=worked,
        limit=limit,
    )
    reached = free > limit
    because = None if reached else Sentence("limite non atteinte")
    return FormulaLine(words), FormulaLine(bound, reached, because)


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
        reference=regulation_2024("9 § 1"),
    )


def _covered(situation: Situation, worked: Affiliation) -> Explanation:
    window = as_date(worked.window)
    inputs: list[Input] = [from_node(worked.window)]
    terms = []
    for number, contract in enumerate(worked.contracts, 1):
        inputs += contract_dates(situation, contract, number)
        terms.append(f"(end_{number} - max(start_{number}, periode) + 1)")
    covered = days_covered(Period(max(one.start, window), one.end) for one in worked.contracts)
    return Explanation(
        code="couverts",
        title=Sentence("Jours sous contrat"),
        value=covered,
        told=in_days(covered),
        in_plain_words=(Sentence("Un jour couvert par deux contrats ne compte qu'une fois."),),
        formula=" + ".join(terms),
        inputs=tuple(inputs),
        reference=regulation_2024("9 § 1"),
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
        reference=regulation_2024("9 § 2"),
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
