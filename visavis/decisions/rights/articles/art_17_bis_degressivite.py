"""Règlement d'assurance chômage, article 17 bis: the allowance of high wages goes down.

Rule (shortened): since November 2019, for those under 57 at the end of their contract (55 since April 2025), from the
183rd day paid the daily allowance is multiplied by 0.7; it never goes below the threshold, and an allowance at or
under it is not reduced. A right that ends before that day is not reduced either. The count of days was suspended from
March 2020 to June 2021; for contracts ended before December 2021 the allowance goes down from the 244th day.

In plain words: after six months, allowances over 92.57 € a day go down, never below that amount.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from visavis.decisions.rights.parameters import law
from visavis.decisions.rights.texts import C2014, C2017, C2024, D2019, D2021, D2023
from visavis.decisions.rights.tracing import amount, as_date, as_days, as_money, from_node, ratio, whole
from visavis.decisions.rights.versions import Rule
from visavis.decisions.shared.answer import no, yes
from visavis.decisions.shared.explanation import Explanation, Input, Origin, Provenance, weighed
from visavis.decisions.shared.sentence import Sentence

degressivite: Rule[[Explanation, Explanation, Input, Days], Degressivity] = Rule("art17bis.degressivite")
PAUSE_SINCE, RESUMED_ON, SIX_MONTHS_AGAIN = date(2020, 3, 1), date(2021, 7, 1), date(2021, 12, 1)
PAUSE_DOUBT = Sentence(
    "La suspension de 2020 et 2021 est comptée en jours du calendrier ; le texte reste à relire."
)


@dataclass(frozen=True, slots=True)
class Days:
    """The day that chooses the rules of the right, and its first day paid as an explanation."""

    rules: date
    first_paid: Explanation


@dataclass(frozen=True, slots=True)
class Degressivity:
    """Whether the allowance goes down, from which day paid, and to how much (None when it does not)."""

    condition: Explanation
    reduced: Explanation | None
    from_day: int


@degressivite.under(C2014, C2017, article="17")
def aucune_baisse(aj: Explanation, duration: Explanation, age: Input, days: Days) -> Degressivity:
    """No text lowered an allowance before November 2019."""
    condition = Explanation(
        code="degressivite",
        title=Sentence("Votre allocation baisse-t-elle au bout de six mois ?"),
        value=no(Sentence("Aucune baisse dans les règles de votre droit.")),
    )
    return Degressivity(condition, None, 0)


@degressivite.under(D2019, D2021, article="17 bis")
def degressivite_de_2019(aj: Explanation, duration: Explanation, age: Input, days: Days) -> Degressivity:
    """Under 57, over the threshold and paid long enough; the count stopped from March 2020 to June 2021."""
    if days.rules >= SIX_MONTHS_AGAIN:
        return _degressivity(aj, duration, age, days)
    return _degressivity(aj, duration, age, days, _pause(days.first_paid))


@degressivite.under(D2023, C2024, article="17 bis", legiarti="LEGIARTI000050841461")
def degressivite_depuis_fevrier_2023(
    aj: Explanation, duration: Explanation, age: Input, days: Days
) -> Degressivity:
    """Under 57 (55 since April 2025), over the threshold and paid long enough. `age` is the input named `age`."""
    return _degressivity(aj, duration, age, days)


def _pause(first_paid: Explanation) -> Explanation:
    """Days of the calendar during which the days paid were not counted."""
    opened = as_date(first_paid)
    source = Provenance(Origin.LAW, "Décrets 2020-361, 2020-929 et 2021-346")
    since = Input("pause", Sentence("Début de la suspension"), PAUSE_SINCE, source)
    until = Input("reprise", Sentence("Fin de la suspension"), RESUMED_ON, source)
    return Explanation(
        code="suspension",
        title=Sentence("Jours de suspension de la baisse"),
        value=max(0, (RESUMED_ON - max(opened, PAUSE_SINCE)).days),
        in_plain_words=(
            Sentence("De mars 2020 à juin 2021, les jours payés ne rapprochaient pas de la baisse."),
        ),
        formula="max(0, reprise - max(premier_jour, pause))",
        inputs=(from_node(first_paid), since, until),
        doubts=(PAUSE_DOUBT,),
    )


def _degressivity(
    aj: Explanation, duration: Explanation, age: Input, days: Days, pause: Explanation | None = None
) -> Degressivity:
    opened = as_date(days.first_paid)
    limit = law("degressivity_age", Sentence("Âge à partir duquel rien ne baisse"), days.rules)
    floor = law("degressivity_floor", Sentence("Seuil par jour"), opened)
    start = law("degressivity_from_day", Sentence("Premier jour réduit"), max(days.rules, RESUMED_ON))
    waited = as_days(pause) if pause else 0
    young, high = whole(age) < whole(limit), as_money(aj) > amount(floor)
    long = as_days(duration) >= whole(start) + waited
    applies, why = young and high and long, _why(young, high, long, floor, (limit, whole(start) + waited))
    condition = Explanation(
        code="degressivite",
        title=Sentence("Votre allocation baisse-t-elle au bout de six mois ?"),
        value=yes(why) if applies else no(why),
        in_plain_words=(
            Sentence.of(
                "Avant {age:an|ans}, une allocation au-dessus de {floor} baisse.",
                age=limit.value,
                floor=floor.value,
            ),
        ),
        formula="min(age < degressivity_age, aj > degressivity_floor, duree >= degressivity_from_day"
        f"{' + suspension' if pause else ''})",
        inputs=(age, limit, floor, start, from_node(aj), from_node(duration)),
        children=(pause,) if pause else (),
    )
    reduced = _reduced(aj, floor, opened, whole(start) + waited) if applies else None
    return Degressivity(condition, reduced, whole(start) + waited)


def _why(young: bool, high: bool, long: bool, floor: Input, limits: tuple[Input, int]) -> Sentence:
    age, start = limits
    if not young:
        return Sentence.of("Rien ne baisse à partir de {age:an|ans}.", age=age.value)
    if not high:
        return Sentence.of("Votre montant ne dépasse pas {floor} par jour.", floor=floor.value)
    if not long:
        return Sentence.of("Votre droit finit avant le {day}e jour payé : rien ne baisse.", day=start)
    return Sentence.of("Votre montant dépasse {floor} par jour.", floor=floor.value)


def _reduced(aj: Explanation, floor: Input, day: date, start: int) -> Explanation:
    coefficient = law("degressivity_coefficient", Sentence("Part gardée"), day)
    lowered = as_money(aj).times(ratio(coefficient))
    value = max(lowered, amount(floor))
    product = Sentence.of(
        "{share:%} de {aj} = {lowered}", share=coefficient.value, aj=aj.value, lowered=lowered
    )
    bound = Sentence.of("Seuil : {floor}", floor=floor.value)
    return Explanation(
        code="aj_reduite",
        title=Sentence("Montant par jour, après six mois"),
        value=value,
        in_plain_words=(
            Sentence.of("À partir du {day}e jour payé, le montant baisse de 30 %.", day=start),
            Sentence("Il ne passe jamais sous le seuil."),
        ),
        lines=(
            weighed(product, value == lowered, Sentence("sous le seuil")),
            weighed(bound, value != lowered, Sentence("dépassé")),
        ),
        formula="max(round2(degressivity_coefficient * aj), degressivity_floor)",
        inputs=(from_node(aj), coefficient, floor),
        rounding=Sentence("Au centime le plus proche."),
        doubts=(floor.doubt,) if floor.doubt else (),
    )
