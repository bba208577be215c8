"""Règlement d'assurance chômage, article 32: wage and allowance of a month stay within the former wage.

Rule (shortened): the wage of the month and the allowance together do not exceed the monthly reference wage, 30.42
times the daily one. Where they would, the allowance is cut.

In plain words: working and being paid together never gives more than your former job.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from visavis.decisions.rights.parameters import law
from visavis.decisions.rights.texts import TEXTS
from visavis.decisions.rights.tracing import amount, as_days, from_node, ratio
from visavis.decisions.rights.versions import KeyEvent, Rule
from visavis.decisions.shared.explanation import Explanation, Input, weighed
from visavis.decisions.shared.money import ZERO
from visavis.decisions.shared.sentence import Sentence

allocation_avec_salaire: Rule[[Month], Explanation] = Rule("art32.allocation_avec_salaire")


@dataclass(frozen=True, slots=True)
class Month:
    """A month of work: days paid (as explained), daily allowance paid, gross wage, daily reference wage."""

    month: date
    paid: Explanation
    aj: Input
    wage: Input
    sjr: Input


@allocation_avec_salaire.under(*TEXTS, article="32", key=KeyEvent.DAY_PAID)
def allocation_dans_le_plafond(month: Month) -> Explanation:
    """Days paid × daily allowance, cut so that wage and allowance stay within the monthly reference wage."""
    days = law("reference_month_days", Sentence("Jours d'un mois moyen"), month.month)
    ceiling = amount(month.sjr).times(ratio(days))
    full = amount(month.aj) * as_days(month.paid)
    room = max(ZERO, ceiling - amount(month.wage))
    value = min(full, room)
    words = Sentence.of(
        "{days:jour|jours} × {aj} = {full}", days=month.paid.value, aj=month.aj.value, full=full
    )
    bound = Sentence.of("Plafond {ceiling} - salaire = {room}", ceiling=ceiling, room=room)
    return Explanation(
        code="allocation_du_mois",
        title=Sentence("Allocation de ce mois de travail"),
        value=value,
        in_plain_words=(Sentence("Salaire et allocation ensemble ne dépassent pas votre ancien salaire."),),
        lines=(
            weighed(words, full <= room, Sentence("au-dessus du plafond")),
            weighed(bound, full > room, Sentence("non atteint")),
        ),
        formula=f"min(aj * {month.paid.code}, max(0, round2(sjr * reference_month_days) - wage))",
        inputs=(month.aj, from_node(month.paid), month.sjr, days, month.wage),
        doubts=(Sentence("La coupe au plafond est appliquée à l'allocation, pas aux jours : à confirmer."),)
        if full > room
        else (),
        children=(month.paid,),
    )
