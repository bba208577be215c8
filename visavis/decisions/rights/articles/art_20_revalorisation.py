"""Règlement d'assurance chômage, article 20: yearly rise.

Rule (shortened): on 1 July the board of Unédic may raise the reference wage of those whose wages are all more than
six months old, and with it their allowance.

In plain words: each first of July your amount may rise, once your last pay is six months old.
"""

from __future__ import annotations

from visavis.decisions.rights.texts import TEXTS
from visavis.decisions.rights.tracing import amount, ratio
from visavis.decisions.rights.versions import KeyEvent, Rule
from visavis.decisions.shared.explanation import Explanation, FormulaLine, Input
from visavis.decisions.shared.money import Money
from visavis.decisions.shared.sentence import Sentence

revalorisation: Rule[[Input, Input, bool], Explanation] = Rule("art20.revalorisation")


@revalorisation.under(*TEXTS, article="20", key=KeyEvent.DAY_PAID)
def revalorisation_du_premier_juillet(aj: Input, rate: Input, old_enough: bool) -> Explanation:
    """The allowance `aj` raised by `rate` when all wages are more than six months old."""
    raised: Money = amount(aj).times(1 + ratio(rate)) if old_enough else amount(aj)
    return Explanation(
        code="aj_revalorisee",
        title=Sentence("Montant par jour, après la hausse du 1er juillet"),
        value=raised,
        in_plain_words=(Sentence("Vos salaires doivent avoir plus de six mois."),),
        lines=(
            FormulaLine(
                Sentence.of("{aj} + {rate:%} = {raised}", aj=aj.value, rate=rate.value, raised=raised),
                old_enough,
                None if old_enough else Sentence("vos salaires ont moins de six mois"),
            ),
        ),
        formula="round2(aj * (1 + rate))" if old_enough else "aj",
        inputs=(aj, rate),
        rounding=Sentence("Au centime le plus proche."),
    )
