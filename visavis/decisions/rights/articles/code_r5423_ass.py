"""Code du travail, articles L5423-1 ff. and R5423-1 ff.: the specific solidarity allowance (ASS), after the right.

Rule (shortened): rights to the allowance exhausted; five years of salaried work in the ten years before the end of
the contract, one year less for each child brought up, three at most; means of the last twelve months under 70 times
the daily amount for somebody alone, 110 times for a couple. The month pays the daily amount each day, or what is
missing to reach that ceiling; nothing when the month would pay less than one day. Granted for six months, renewed.
With work, the allowance is kept whole three months, then stops while the job lasts (since September 2017).

In plain words: an allowance of the State when the right is over, if the household has little. It is asked for.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from visavis.decisions.rights.humans import COUNSELLOR, PENSION_FUND
from visavis.decisions.rights.parameters import law
from visavis.decisions.rights.tracing import amount, as_answer, as_money, whole
from visavis.decisions.rights.versions import KeyEvent, Rule
from visavis.decisions.shared.answer import Answer, all_of, cannot_say, no, yes
from visavis.decisions.shared.explanation import Explanation, FormulaLine, Input, weighed
from visavis.decisions.shared.money import ZERO, Money
from visavis.decisions.shared.periods import add_months
from visavis.decisions.shared.sentence import Sentence
from visavis.decisions.shared.source import LawReference, Status

ass_du_mois: Rule[[Household], Explanation] = Rule("r5423.ass_du_mois")
ass_ouverte: Rule[[Career], Explanation] = Rule("r5423.ass_ouverte")
mois_de_cumul: Rule[[date, int], tuple[date, ...]] = Rule("r5423.mois_de_cumul")
SINCE, SINCE_CUMUL = date(2014, 1, 1), date(2017, 9, 1)
MONTHS_NEEDED, MONTHS_A_CHILD, CHILDREN_COUNTED, PENSION_AGE = 60, 12, 3, 62


def code_du_travail(article: str, since: date = SINCE) -> LawReference:
    """An article of the Code du travail on the ASS."""
    return LawReference(
        text="Code du travail",
        article=article,
        since=since,
        url="https://www.legifrance.gouv.fr/codes/section_lc/LEGITEXT000006072050/LEGISCTA000018525078/",
        status=Status.RECALLED,
        note="Lu sur service-public.fr et dans des tables publiques ; à relire sur le texte publié.",
    )


@dataclass(frozen=True, slots=True)
class Household:
    """A month: the days it pays and the household's mean monthly means (inputs `days`, `resources`), couple, place."""

    month: date
    days: Input
    resources: Input
    couple: bool = False
    mayotte: bool = False


@ass_du_mois.version(
    key=KeyEvent.DAY_PAID, since=SINCE, reference=code_du_travail("articles R5423-1 à R5423-6")
)
def ass_selon_les_ressources(household: Household) -> Explanation:
    """The daily amount each day, or what is missing to the ceiling; nothing under one day."""
    daily, factor = _figures(household)
    whole_month = amount(daily) * whole(household.days)
    ceiling = amount(daily) * whole(factor)
    missing = ceiling - amount(household.resources)
    raw = max(ZERO, min(whole_month, missing))
    before = Explanation(
        code="ass_avant_seuil",
        title=Sentence("Allocation selon vos ressources"),
        value=raw,
        in_plain_words=(Sentence("On complète vos ressources jusqu'au plafond."),),
        lines=_lines(whole_month, household, ceiling, missing),
        formula="max(0, min(days * ass_daily, ass_ceiling * ass_daily - resources))",
        inputs=(daily, factor, household.days, household.resources),
    )
    value = raw if raw >= amount(daily) else ZERO
    return Explanation(
        code="ass",
        title=Sentence("Allocation de solidarité du mois"),
        value=value,
        in_plain_words=(Sentence("Moins d'un jour d'allocation dans le mois n'est pas payé."),),
        formula="ass_avant_seuil * (ass_avant_seuil >= ass_daily)",
        inputs=(daily,),
        doubts=(daily.doubt,) if daily.doubt else (),
        children=(before,),
    )


def _figures(household: Household) -> tuple[Input, Input]:
    name = "ass_daily_mayotte" if household.mayotte else "ass_daily"
    ceiling = "ass_couple_ceiling" if household.couple else "ass_single_ceiling"
    return (
        law(
            name,
            Sentence("Montant par jour de l'allocation de solidarité"),
            household.month,
            as_name="ass_daily",
        ),
        law(ceiling, Sentence("Plafond de ressources, en jours"), household.month, as_name="ass_ceiling"),
    )


def _lines(
    whole_month: Money, household: Household, ceiling: Money, missing: Money
) -> tuple[FormulaLine, ...]:
    full = Sentence.of(
        "{days:jour|jours} d'allocation = {total}", days=household.days.value, total=whole_month
    )
    less = Sentence.of(
        "Plafond {ceiling} - ressources {resources} = {missing}",
        ceiling=ceiling,
        resources=household.resources.value,
        missing=missing,
    )
    kept = whole_month <= missing
    return (
        weighed(full, kept, Sentence("au-dessus de ce qui manque")),
        weighed(less, not kept, Sentence("dépassé")),
    )


@dataclass(frozen=True, slots=True)
class Career:
    """What opens the allowance: months of salaried work in ten years, children brought up, rights exhausted, age."""

    months: Input
    children: Input
    exhausted: bool
    age: int
    household: Explanation | None = None


@ass_ouverte.version(
    key=KeyEvent.DAY_PAID, since=SINCE, reference=code_du_travail("articles L5423-1, R5423-1 et R5423-2")
)
def conditions_de_l_ass(career: Career) -> Explanation:
    """Rights exhausted, five years of work in ten (less for children), not at pension age, means under the ceiling."""
    spared = min(whole(career.children), CHILDREN_COUNTED) * MONTHS_A_CHILD
    needed = MONTHS_NEEDED - spared
    worked = whole(career.months) >= needed
    rule = f"months >= {MONTHS_NEEDED} - min(children, {CHILDREN_COUNTED}) * {MONTHS_A_CHILD}"
    enough = Explanation(
        code="annees_de_travail",
        title=Sentence("Avez-vous travaillé assez d'années ?"),
        value=_enough(worked, career, needed),
        in_plain_words=(Sentence("Cinq ans de travail en dix ans, un an de moins par enfant élevé."),),
        formula=rule,
        inputs=(career.months, career.children),
    )
    others = [*_other_conditions(career)]
    return Explanation(
        code="ass_ouverte",
        title=Sentence("Avez-vous droit à l'allocation de solidarité ?"),
        value=all_of([as_answer(enough), *others]),
        children=(enough,),
    )


def _enough(worked: bool, career: Career, needed: int) -> Answer:
    words = Sentence.of(
        "{done} mois de travail en dix ans, {needed} demandés.", done=career.months.value, needed=needed
    )
    return yes(words) if worked else no(words)


def _other_conditions(career: Career) -> list[Answer]:
    found = [yes(Sentence("Votre droit à l'allocation d'assurance est épuisé."))]
    if not career.exhausted:
        found = [no(Sentence("Votre droit à l'allocation d'assurance n'est pas épuisé."))]
    if career.age >= PENSION_AGE:
        found.append(
            cannot_say(
                Sentence.of("À {age:an|ans}, l'allocation dépend de votre retraite.", age=career.age),
                who_decides=PENSION_FUND,
                missing=[Sentence("Votre relevé de carrière.")],
            )
        )
    if career.household is None:
        found.append(
            cannot_say(
                Sentence("Les ressources de votre foyer comptent."),
                who_decides=COUNSELLOR,
                missing=[Sentence("Les ressources du foyer des douze derniers mois.")],
            )
        )
    elif not as_money(career.household):
        found.append(no(Sentence("Les ressources de votre foyer atteignent le plafond.")))
    return found


@mois_de_cumul.version(
    key=KeyEvent.DAY_PAID, since=SINCE_CUMUL, reference=code_du_travail("article R5425-2", SINCE_CUMUL)
)
def trois_mois_de_cumul(first: date, worked: int) -> tuple[date, ...]:
    """The months of work, from the first one, in which the allowance is still paid whole: three at most."""
    kept = whole(law("ass_work_months", Sentence("Mois de travail avec l'allocation"), first))
    return tuple(add_months(first, rank) for rank in range(min(worked, kept)))
