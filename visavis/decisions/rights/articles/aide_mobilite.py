"""Deliberation 2021-42 of Pôle emploi: help to travel for an interview, an examination, a job or a training.

Rule (shortened): registered in category 1, 2, 3, 4 (trainee), 5 (assisted contract), 6, 7 or 8; not paid, or paid at
most the minimum allowance; more than 60 km there and back (20 km overseas) or two hours; asked for within seven days
for a search, within the month for a job or a training. 0.20 € a kilometre, 30 € a night, 6 € a meal, 5,000 € a year
at most; 0.23, 31.20, 6.25 and 5,200 since December 2022.

In plain words: part of your travel, nights and meals when work is far.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from visavis.decisions.rights.articles.aide_agepi import Aid, paid_at_most_the_minimum
from visavis.decisions.rights.humans import COUNSELLOR
from visavis.decisions.rights.parameters import Whom, law
from visavis.decisions.rights.tracing import amount, whole
from visavis.decisions.rights.versions import KeyEvent, Rule
from visavis.decisions.shared.answer import Answer, all_of, cannot_say, no, yes
from visavis.decisions.shared.explanation import Explanation, FormulaLine, Input, Origin, Provenance
from visavis.decisions.shared.money import ZERO, Money
from visavis.decisions.shared.sentence import Sentence
from visavis.decisions.shared.source import LawReference, Status

mobilite: Rule[[Journey], Aid] = Rule("mobilite.aide")
SINCE = date(2021, 6, 9)
DELIBERATION = LawReference(
    text="Délibération n° 2021-42 du 8 juin 2021 de Pôle emploi",
    article="",
    since=SINCE,
    status=Status.RECALLED,
    note="Lu sur service-public.fr et dans des tables publiques ; à relire sur le texte publié.",
)
CATEGORIES, TO_BE_SEEN = {1, 2, 3, 6, 7, 8}, {4, 5}
SEARCH = {"interview", "competition_exam", "certifying_exam", "service", "immersion"}
START = {"job", "training"}
SEARCH_DAYS, START_DAYS, LONG_MINUTES = 7, 31, 120


@dataclass(frozen=True, slots=True)
class Journey:
    """Why and how far (kilometres one way), how many times, nights, meals; the person's allowance and category."""

    day: date
    reason: str
    one_way_km: Decimal
    round_trips: int
    nights: int
    meals: int
    daily: Input
    category: int
    delay_days: int = 0
    minutes: int = 0
    already: Money = ZERO
    overseas: bool = False
    mayotte: bool = False
    named_by_the_text: bool | None = None


@mobilite.version(key=KeyEvent.DAY_PAID, since=SINCE, reference=DELIBERATION)
def mobilite_depuis_juin_2021(journey: Journey) -> Aid:
    """Every condition, then kilometres, nights and meals, within the year's limit."""
    answer = all_of([yes(Sentence("Toutes les conditions sont remplies.")), *_refusals(journey)])
    condition = Explanation(
        code="mobilite_due",
        title=Sentence("Avez-vous droit à l'aide à la mobilité ?"),
        value=answer,
        in_plain_words=(Sentence("Il faut aller loin pour chercher, commencer ou apprendre un travail."),),
    )
    return Aid(condition, None if answer.is_no else _amount(journey))


def _refusals(journey: Journey) -> Iterator[Answer]:
    others = TO_BE_SEEN if journey.named_by_the_text is not False else set()
    if journey.category not in CATEGORIES | others:
        yield no(Sentence("Votre catégorie d'inscription n'ouvre pas cette aide."))
    if journey.category in TO_BE_SEEN and journey.named_by_the_text is None:
        yield cannot_say(
            Sentence("En catégorie 4 ou 5, il faut être en formation ou en contrat aidé."),
            who_decides=COUNSELLOR,
            missing=[Sentence("Votre formation ou votre contrat aidé.")],
        )
    if journey.reason not in SEARCH | START:
        yield cannot_say(
            Sentence("Nous ne connaissons pas la raison du déplacement."),
            who_decides=COUNSELLOR,
            missing=[Sentence("La raison du déplacement.")],
        )
    if journey.delay_days > (START_DAYS if journey.reason in START else SEARCH_DAYS):
        yield no(Sentence("La demande vient trop tard."))
    yield from paid_at_most_the_minimum(journey.daily, journey.day, journey.mayotte)
    yield from _near(journey)


def _near(journey: Journey) -> Iterator[Answer]:
    shortest = law(
        "mobility_km", Sentence("Kilomètres aller et retour"), journey.day, Whom(overseas=journey.overseas)
    )
    there_and_back = journey.one_way_km * 2
    limit = shortest.value if isinstance(shortest.value, Decimal) else Decimal(0)
    if journey.minutes > LONG_MINUTES or there_and_back > limit:
        return
    if there_and_back == limit:
        yield cannot_say(
            Sentence("À cette distance juste, les textes lus ne disent pas la même chose."),
            who_decides=COUNSELLOR,
        )
    else:
        yield no(
            Sentence.of("{km} km aller et retour, plus de {limit} demandés.", km=there_and_back, limit=limit)
        )


def _amount(journey: Journey) -> Explanation:
    km, night, meal = (
        law(name, label, journey.day)
        for name, label in (
            ("mobility_per_km", Sentence("Montant par kilomètre")),
            ("mobility_per_night", Sentence("Montant par nuit")),
            ("mobility_per_meal", Sentence("Montant par repas")),
        )
    )
    most = law("mobility_year_max", Sentence("Montant d'une année, au plus"), journey.day)
    told = _told(journey)
    nights, meals = told[1:3]
    spent = (
        amount(km).times(distance_of(journey)) + amount(night) * whole(nights) + amount(meal) * whole(meals)
    )
    value = max(ZERO, min(spent, amount(most) - journey.already))
    return Explanation(
        code="mobilite",
        title=Sentence("Aide à la mobilité"),
        value=value,
        in_plain_words=(
            Sentence("On paie les kilomètres, les nuits et les repas, jusqu'à une limite par an."),
        ),
        lines=(FormulaLine(Sentence.of("Trajets, nuits et repas : {total}", total=spent)),),
        formula="max(0, min(round2(mobility_per_km * distance) + mobility_per_night * nights"
        " + mobility_per_meal * meals, mobility_year_max - already))",
        inputs=(km, night, meal, most, *told),
        doubts=(km.doubt,) if km.doubt else (),
    )


def distance_of(journey: Journey) -> Decimal:
    """Kilometres travelled in all."""
    return journey.one_way_km * 2 * journey.round_trips


def _told(journey: Journey) -> tuple[Input, Input, Input, Input]:
    declared = Provenance(Origin.DECLARED)
    return (
        Input("distance", Sentence("Kilomètres en tout"), distance_of(journey), declared),
        Input("nights", Sentence("Nuits"), journey.nights, declared),
        Input("meals", Sentence("Repas"), journey.meals, declared),
        Input("already", Sentence("Déjà reçu dans l'année"), journey.already, declared),
    )
