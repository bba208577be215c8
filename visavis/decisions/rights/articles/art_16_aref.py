"""Règlement d'assurance chômage, article 16, last paragraph: the allowance of days in training (AREF).

Rule (shortened): during a training of the personal project, the daily allowance is not less than a minimum of its
own. Training days are exempt of CSG and CRDS.

In plain words: in training you keep your allowance, with a minimum. It bears no social contribution.
"""

from __future__ import annotations

from datetime import date

from visavis.decisions.rights.parameters import law
from visavis.decisions.rights.texts import TEXTS
from visavis.decisions.rights.tracing import amount
from visavis.decisions.rights.versions import KeyEvent, Rule
from visavis.decisions.shared.explanation import Explanation, Input, weighed
from visavis.decisions.shared.sentence import Sentence

aref: Rule[[Input, date], Explanation] = Rule("art16.aref")


@aref.under(*TEXTS, article="16", key=KeyEvent.DAY_PAID)
def allocation_de_formation(aj: Input, day: date) -> Explanation:
    """The allowance `aj`, or the minimum of training on `day`."""
    least = law("minimum_training", Sentence("Minimum en formation"), day)
    value = max(amount(aj), amount(least))
    words = Sentence.of("Minimum : {least}", least=least.value)
    return Explanation(
        code="aref",
        title=Sentence("Montant par jour de formation"),
        value=value,
        in_plain_words=(Sentence("En formation, l'allocation ne descend pas sous un minimum."),),
        lines=(weighed(words, value > amount(aj), Sentence("dépassé")),),
        formula="max(aj, minimum_training)",
        inputs=(aj, least),
        doubts=(least.doubt,) if least.doubt else (),
    )
