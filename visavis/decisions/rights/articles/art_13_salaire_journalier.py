"""Règlement d'assurance chômage 2024, article 13: the daily reference wage (SJR).

Rule (shortened): the daily reference wage is the reference wage of article 11 divided by the number of days of
article 9, before the 0.75 coefficient.

In plain words: your pay, spread over all the days counted, days without a contract included. It is thus lower
than your pay for a day at work.
"""

from __future__ import annotations

from decimal import Decimal

from visavis.decisions.rights.tracing import as_days, as_money
from visavis.decisions.rights.versions import START_2024, KeyEvent, Rule, regulation_2024
from visavis.decisions.shared.explanation import Explanation, FormulaLine
from visavis.decisions.shared.sentence import Sentence

salaire_journalier: Rule[[Explanation, Explanation], Explanation] = Rule("art13.sjr")


@salaire_journalier.version(key=KeyEvent.END_OF_CONTRACT, since=START_2024, reference=regulation_2024("13"))
def sjr_depuis_avril_2025(wages: Explanation, days: Explanation) -> Explanation:
    """Reference wage / reference days, to the cent."""
    sjr = as_money(wages).divided_by(Decimal(as_days(days)))
    return Explanation(
        code="sjr",
        title=Sentence("Salaire par jour"),
        value=sjr,
        in_plain_words=(
            Sentence("On partage vos salaires entre tous les jours comptés."),
            Sentence("Samedis, dimanches et jours sans contrat comptent aussi."),
        ),
        lines=(
            FormulaLine(
                Sentence.of("{sr} ÷ {days:jour|jours} = {sjr}", sr=wages.value, days=days.value, sjr=sjr)
            ),
        ),
        formula="round2(sr / jours)",
        rounding=Sentence("Au centime le plus proche."),
        children=(wages, days),
    )
