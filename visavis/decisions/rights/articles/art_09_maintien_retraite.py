"""Règlement d'assurance chômage, article 9 § 3: being paid until a full pension.

Rule (shortened): the allowance goes on until a full pension, at the latest until the age when it comes by itself, for
those who reach the legal age being paid for a year at least, with twelve years of affiliation, a hundred quarters of
old-age insurance, and one year of affiliation without a break or two years in the last five.

In plain words: near your pension, the allowance may go on until it starts.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from visavis.decisions.rights.humans import PENSION_FUND
from visavis.decisions.rights.texts import TEXTS
from visavis.decisions.rights.versions import KeyEvent, Rule
from visavis.decisions.shared.answer import Answer, all_of, cannot_say, no, yes
from visavis.decisions.shared.explanation import Explanation, Input
from visavis.decisions.shared.sentence import Sentence

maintien: Rule[[Elder], Explanation] = Rule("art9.maintien")
AGE_RISES_SINCE = date(2023, 9, 1)
LEGAL_AGE, DAYS_PAID, YEARS, QUARTERS = 62, 365, 12, 100


@dataclass(frozen=True, slots=True)
class Elder:
    """Age in years on `day`, days paid, years of affiliation, quarters of old-age insurance, the last five years."""

    day: date
    age: Input
    days_paid: Input
    years: Input
    quarters: Input
    recent: bool


@maintien.under(*TEXTS, article="9 § 3", key=KeyEvent.DAY_PAID)
def jusqu_a_la_retraite(elder: Elder) -> Explanation:
    """Every condition; the legal age rises since September 2023, by the year of birth: a human says it then."""
    return Explanation(
        code="maintien",
        title=Sentence("L'allocation peut-elle durer jusqu'à votre retraite ?"),
        value=all_of(_conditions(elder)),
        in_plain_words=(Sentence("Il faut avoir été payé un an, et avoir beaucoup travaillé."),),
        inputs=(elder.age, elder.days_paid, elder.years, elder.quarters),
    )


def _conditions(elder: Elder) -> list[Answer]:
    asked = (
        (elder.days_paid, DAYS_PAID, Sentence.of("Il faut {days:jour payé|jours payés}.", days=DAYS_PAID)),
        (elder.years, YEARS, Sentence.of("Il faut {years:an|ans} d'affiliation.", years=YEARS)),
        (
            elder.quarters,
            QUARTERS,
            Sentence.of("Il faut {count:trimestre|trimestres} de retraite.", count=QUARTERS),
        ),
    )
    found = [_age(elder)]
    found += [
        no(words) if isinstance(one.value, int) and one.value < least else yes()
        for one, least, words in asked
    ]
    if not elder.recent:
        found.append(no(Sentence("Il faut un an de travail sans interruption, ou deux ans en cinq ans.")))
    return found


def _age(elder: Elder) -> Answer:
    if isinstance(elder.age.value, int) and elder.age.value < LEGAL_AGE:
        return no(Sentence.of("Il faut avoir {age:an|ans}.", age=LEGAL_AGE))
    if elder.day < AGE_RISES_SINCE:
        return yes(Sentence("Vous avez l'âge de la retraite."))
    return cannot_say(
        Sentence("L'âge de la retraite dépend maintenant de votre année de naissance."),
        who_decides=PENSION_FUND,
        missing=[Sentence("Votre relevé de carrière.")],
    )
