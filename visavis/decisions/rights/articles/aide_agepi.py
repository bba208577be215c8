"""Deliberation 2013-46 of Pôle emploi, article 4: help to have children looked after (AGEPI).

Rule (shortened): for somebody who brings up alone one or more children under ten; registered in category 1, 2, 3, 4
(trainee) or 5 (assisted contract); not paid, or paid at most the minimum allowance; who takes a permanent job, a job
of three months or more, or a training of forty hours or more; and asks within the month. 400, 460 or 520 € for one,
two, three children or more (416, 478.40 or 540.80 since December 2022); less than half of it under 15 hours a week or
64 a month, save for a permanent job. Half of everything in Mayotte.

In plain words: a sum to pay for child care when a lone parent starts a job or a training.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from visavis.decisions.rights.humans import COUNSELLOR
from visavis.decisions.rights.parameters import law
from visavis.decisions.rights.tracing import amount, ratio
from visavis.decisions.rights.versions import KeyEvent, Rule
from visavis.decisions.shared.answer import Answer, all_of, cannot_say, no, yes
from visavis.decisions.shared.explanation import Explanation, FormulaLine, Input
from visavis.decisions.shared.sentence import Sentence
from visavis.decisions.shared.source import LawReference, Status

agepi: Rule[[Start], Aid] = Rule("agepi.aide")
SINCE = date(2014, 1, 20)
DELIBERATION = LawReference(
    text="Délibération n° 2013-46 du 18 décembre 2013 de Pôle emploi",
    article="article 4",
    since=SINCE,
    status=Status.RECALLED,
    note="Lu sur service-public.fr et dans des tables publiques ; à relire sur le texte publié.",
)
CATEGORIES, TO_BE_SEEN = {1, 2, 3}, {4, 5}
SHORTEST_JOB_MONTHS, SHORTEST_TRAINING_HOURS = 3, 40
WEEK_HOURS, MONTH_HOURS = Decimal(15), Decimal(64)


@dataclass(frozen=True, slots=True)
class Start:
    """The job or training that starts (`contract`: permanent, fixed_term, training or none), and the person who asks.

    `named_by_the_text` says that somebody of category 4 is in training, of category 5 in an assisted contract.
    """

    day: date
    alone: bool
    children: int
    daily: Input
    category: int
    asked_in_time: bool = True
    contract: str = "permanent"
    months: int = 0
    training_hours: int = 0
    weekly_hours: Decimal | None = None
    monthly_hours: Decimal | None = None
    mayotte: bool = False
    named_by_the_text: bool | None = None


@dataclass(frozen=True, slots=True)
class Aid:
    """Whether an aid is due, and its amount (None when it is not)."""

    condition: Explanation
    amount: Explanation | None


@agepi.version(key=KeyEvent.DAY_PAID, since=SINCE, reference=DELIBERATION)
def agepi_depuis_2014(start: Start) -> Aid:
    """Every condition, then the amount by children and hours."""
    answer = all_of([yes(Sentence("Toutes les conditions sont remplies.")), *_refusals(start)])
    condition = Explanation(
        code="agepi_due",
        title=Sentence("Avez-vous droit à l'aide à la garde d'enfants ?"),
        value=answer,
        in_plain_words=(Sentence("Pour un parent seul qui commence un emploi ou une formation."),),
    )
    return Aid(condition, None if answer.is_no else _amount(start))


def _refusals(start: Start) -> Iterator[Answer]:
    if not start.alone:
        yield no(Sentence("Vous n'élevez pas seul vos enfants."))
    if start.children < 1:
        yield no(Sentence("Aucun enfant de moins de dix ans."))
    others = TO_BE_SEEN if start.named_by_the_text is not False else set()
    if start.category not in CATEGORIES | others:
        yield no(
            Sentence.of(
                "La catégorie d'inscription {category} n'ouvre pas cette aide.", category=start.category
            )
        )
    if start.category in TO_BE_SEEN and start.named_by_the_text is None:
        yield cannot_say(
            Sentence("En catégorie 4 ou 5, il faut être en formation ou en contrat aidé."),
            who_decides=COUNSELLOR,
            missing=[Sentence("Votre formation ou votre contrat aidé.")],
        )
    if not start.asked_in_time:
        yield no(Sentence("La demande vient plus d'un mois après le début."))
    yield from paid_at_most_the_minimum(start.daily, start.day, start.mayotte)
    if not _long_enough(start):
        yield no(Sentence("L'emploi ou la formation est trop court."))


def paid_at_most_the_minimum(daily: Input, day: date, mayotte: bool) -> Iterator[Answer]:
    """A refusal when the allowance is above the minimum."""
    least = law("minimum_mayotte" if mayotte else "minimum", Sentence("Minimum par jour"), day)
    if amount(daily) > amount(least):
        yield no(
            Sentence.of(
                "Votre allocation ({daily}) dépasse le minimum ({least}).",
                daily=daily.value,
                least=least.value,
            )
        )


def _long_enough(start: Start) -> bool:
    if start.contract == "none":
        return False
    if start.contract == "training":
        return start.training_hours >= SHORTEST_TRAINING_HOURS
    return start.contract == "permanent" or start.months >= SHORTEST_JOB_MONTHS


def _few_hours(start: Start) -> bool:
    if start.contract == "permanent":
        return False
    if start.weekly_hours is not None:
        return start.weekly_hours < WEEK_HOURS
    return start.monthly_hours is not None and start.monthly_hours < MONTH_HOURS


def _amount(start: Start) -> Explanation:
    few, children = _few_hours(start), min(start.children, 3)
    name = f"agepi_{'few_hours_' if few else ''}{children}"
    label = Sentence.of("Montant pour {children:enfant|enfants}", children=children)
    told = law(name, label, start.day, as_name="montant")
    share = law("agepi_mayotte_share", Sentence("Part à Mayotte"), start.day) if start.mayotte else None
    value = amount(told).times(ratio(share)) if share else amount(told)
    return Explanation(
        code="agepi",
        title=Sentence("Aide à la garde d'enfants"),
        value=value,
        in_plain_words=(
            Sentence("Le montant dépend du nombre d'enfants."),
            Sentence("Il est plus petit sous 15 heures par semaine."),
        ),
        lines=(FormulaLine(Sentence.of("{label} : {pay}", label=label, pay=value)),),
        formula="round2(montant * agepi_mayotte_share)" if share else "montant",
        inputs=(told, share) if share else (told,),
        doubts=(told.doubt,) if told.doubt else (),
    )
