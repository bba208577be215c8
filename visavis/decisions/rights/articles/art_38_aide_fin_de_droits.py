"""Règlement d'assurance chômage, article 38: a lump sum for those whose right ends and who cannot have the ASS.

Rule (shortened): 27 times the fixed part of the allowance, once, to those who cannot have a new right, and who cannot
have the solidarity allowance for another reason than their means. Without being asked for since April 2025.

In plain words: one payment when everything else has ended.
"""

from __future__ import annotations

from datetime import date

from visavis.decisions.rights.parameters import law
from visavis.decisions.rights.texts import TEXTS
from visavis.decisions.rights.tracing import amount, whole
from visavis.decisions.rights.versions import KeyEvent, Rule
from visavis.decisions.shared.explanation import Explanation, FormulaLine
from visavis.decisions.shared.sentence import Sentence

aide_fin_de_droits: Rule[[date], Explanation] = Rule("art38.aide_fin_de_droits")


@aide_fin_de_droits.under(*TEXTS, article="38", key=KeyEvent.DAY_PAID)
def vingt_sept_parties_fixes(day: date) -> Explanation:
    """27 times the fixed part in force on `day`."""
    fixed, count = law("fixed_part", Sentence("Partie fixe"), day), law("end_of_rights_parts", COUNT, day)
    total = amount(fixed) * whole(count)
    words = Sentence.of("{count} × {fixed} = {total}", count=count.value, fixed=fixed.value, total=total)
    return Explanation(
        code="aide_fin_de_droits",
        title=Sentence("Aide de fin de droits"),
        value=total,
        in_plain_words=(Sentence("Un seul versement, si l'allocation de solidarité vous est refusée."),),
        lines=(FormulaLine(words),),
        formula="end_of_rights_parts * fixed_part",
        inputs=(fixed, count),
        doubts=(fixed.doubt,) if fixed.doubt else (),
    )


COUNT = Sentence("Nombre de parties fixes")
