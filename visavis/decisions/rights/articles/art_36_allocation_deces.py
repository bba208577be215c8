"""Règlement d'assurance chômage, article 36: what the family of somebody who dies while paid receives.

Rule (shortened): 120 times the daily allowance, and 45 times for each dependent child.

In plain words: four months of allowance for the partner, a month and a half more for each child.
"""

from __future__ import annotations

from datetime import date

from visavis.decisions.rights.parameters import law
from visavis.decisions.rights.texts import TEXTS
from visavis.decisions.rights.tracing import amount, whole
from visavis.decisions.rights.versions import KeyEvent, Rule
from visavis.decisions.shared.explanation import Explanation, FormulaLine, Input
from visavis.decisions.shared.sentence import Sentence

allocation_deces: Rule[[Input, Input, date], Explanation] = Rule("art36.allocation_deces")


@allocation_deces.under(*TEXTS, article="36", key=KeyEvent.DAY_PAID)
def cent_vingt_jours(aj: Input, children: Input, day: date) -> Explanation:
    """120 days of the input `aj`, 45 more for each of the `children`, by the figures of `day`."""
    own = law("death_days", Sentence("Jours pour le conjoint"), day)
    each = law("death_days_child", Sentence("Jours par enfant à charge"), day)
    days = whole(own) + whole(each) * whole(children)
    total = amount(aj) * days
    words = Sentence.of("{days:jour|jours} × {aj} = {total}", days=days, aj=aj.value, total=total)
    return Explanation(
        code="deces",
        title=Sentence("Allocation décès"),
        value=total,
        in_plain_words=(Sentence("Elle est versée à la famille de la personne décédée."),),
        lines=(FormulaLine(words),),
        formula="aj * (death_days + death_days_child * children)",
        inputs=(aj, children, own, each),
    )
