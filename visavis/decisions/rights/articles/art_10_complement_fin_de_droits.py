"""Règlement d'assurance chômage, article 9 bis: the quarter of the duration given back when the economy is bad.

Rule (shortened): since February 2023, when unemployment is 9 % or more, or has gone up by 0.8 point in a quarter, an
order of the minister says so, and those who have thirty days or less left receive what the coefficient of 0.75 had
taken off. Not overseas, where nothing was taken off.

In plain words: if unemployment gets much worse, your right becomes longer. An order of the minister says when.
"""

from __future__ import annotations

from datetime import date

from visavis.decisions.rights.parameters import law
from visavis.decisions.rights.texts import C2024, D2023
from visavis.decisions.rights.tracing import whole
from visavis.decisions.rights.versions import Rule
from visavis.decisions.shared.answer import Answer, no, yes
from visavis.decisions.shared.explanation import Explanation, Input
from visavis.decisions.shared.sentence import Sentence

complement: Rule[[date, Input, Input, Input], tuple[Answer, Explanation]] = Rule("art9bis.complement")


@complement.under(D2023, C2024, article="9 bis")
def complement_de_fin_de_droits(
    day: date, counted: Input, duration: Input, left: Input
) -> tuple[Answer, Explanation]:
    """Whether an order opens the complement on `day`, and its days: days counted less the duration."""
    state = law("economic_state_bad", Sentence("Conjoncture déclarée défavorable"), day)
    most = law("complement_days_left", Sentence("Jours restants, au plus"), day)
    days = Explanation(
        code="complement",
        title=Sentence("Jours de complément de fin de droits"),
        value=max(0, whole(counted) - whole(duration)),
        in_plain_words=(Sentence("Ce sont les jours que le coefficient avait retirés."),),
        formula="max(0, counted - duration)",
        inputs=(counted, duration, state, most),
        doubts=(state.doubt,) if state.doubt else (),
    )
    if not state.value:
        return no(Sentence("Aucun arrêté ne déclare une conjoncture défavorable ce jour-là.")), days
    if whole(left) > whole(most):
        return no(Sentence.of("Il vous reste plus de {days:jour|jours}.", days=most.value)), days
    return yes(Sentence("Un arrêté ouvre ce complément.")), days
