"""Règlement d'assurance chômage 2024, article 17 bis: the allowance of high wages goes down.

Rule (shortened): for those under 55 at the end of their contract, from the 183rd day paid the daily allowance is
multiplied by 0.7; it never goes below the threshold, and an allowance at or under it is not reduced. A right that
ends before that day is not reduced either.

In plain words: after six months, allowances over 92.57 € a day go down, never below that amount.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from visavis.decisions.rights.parameters import law
from visavis.decisions.rights.tracing import amount, as_days, as_money, from_node, ratio, whole
from visavis.decisions.rights.versions import START_2024, KeyEvent, Rule, regulation_2024
from visavis.decisions.shared.answer import no, yes
from visavis.decisions.shared.explanation import Explanation, Input, weighed
from visavis.decisions.shared.sentence import Sentence

degressivite: Rule[[Explanation, Explanation, Input, date], Degressivity] = Rule("art17bis.degressivite")
ARTICLE = regulation_2024("17 bis", "LEGIARTI000050841461")


@dataclass(frozen=True, slots=True)
class Degressivity:
    """Whether the allowance goes down, from which day paid, and to how much (None when it does not)."""

    condition: Explanation
    reduced: Explanation | None
    from_day: int


@degressivite.version(key=KeyEvent.END_OF_CONTRACT, since=START_2024, reference=ARTICLE)
def degressivite_depuis_avril_2025(
    aj: Explanation, duration: Explanation, age: Input, day: date
) -> Degressivity:
    """Under 55, over the threshold and paid long enough. `age` is the input named `age`."""
    limit = law("degressivity_age", Sentence("Âge à partir duquel rien ne baisse"), day)
    floor = law("degressivity_floor", Sentence("Seuil par jour"), day)
    start = law("degressivity_from_day", Sentence("Premier jour réduit"), day)
    young, high = whole(age) < whole(limit), as_money(aj) > amount(floor)
    long = as_days(duration) >= whole(start)
    applies, why = young and high and long, _why(young, high, long, floor, start)
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
        formula="min(age < degressivity_age, aj > degressivity_floor, duree >= degressivity_from_day)",
        inputs=(age, limit, floor, start, from_node(aj), from_node(duration)),
        reference=ARTICLE,
    )
    return Degressivity(condition, _reduced(aj, floor, day) if applies else None, whole(start))


def _why(young: bool, high: bool, long: bool, floor: Input, start: Input) -> Sentence:
    if not young:
        return Sentence("Rien ne baisse à partir de 55 ans.")
    if not high:
        return Sentence.of("Votre montant ne dépasse pas {floor} par jour.", floor=floor.value)
    if not long:
        return Sentence.of("Votre droit finit avant le {day}e jour payé : rien ne baisse.", day=start.value)
    return Sentence.of("Votre montant dépasse {floor} par jour.", floor=floor.value)


def _reduced(aj: Explanation, floor: Input, day: date) -> Explanation:
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
            Sentence("À partir du 183e jour payé, le montant baisse de 30 %."),
            Sentence("Il ne passe jamais sous le seuil."),
        ),
        lines=(
            weighed(product, value == lowered, Sentence("sous le seuil")),
            weighed(bound, value != lowered, Sentence("dépassé")),
        ),
        formula="max(round2(degressivity_coefficient * aj), degressivity_floor)",
        inputs=(from_node(aj), coefficient, floor),
        rounding=Sentence("Au centime le plus proche."),
        reference=ARTICLE,
        doubts=(floor.doubt,) if floor.doubt else (),
    )
