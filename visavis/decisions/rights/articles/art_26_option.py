"""Règlement d'assurance chômage, article 26 § 3: giving up what is left of a right for a new, better one.

Rule (shortened): since April 2015, somebody who still has days of an earlier right and has worked long enough since
for a new one may give the rest up when its daily allowance is 20 € or less, or when the new right is at least 30 %
higher. Twenty-one days to choose; the choice cannot be undone.

In plain words: an old, small right may be dropped for a new, better one. What was left is then lost for good.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from visavis.decisions.rights.parameters import Whom, law
from visavis.decisions.rights.texts import C2014, C2017, C2024, D2019, D2021, D2023
from visavis.decisions.rights.tracing import amount, ratio, whole
from visavis.decisions.rights.versions import Rule
from visavis.decisions.shared.answer import Answer, no, yes
from visavis.decisions.shared.explanation import Explanation, FormulaLine, Input
from visavis.decisions.shared.sentence import Sentence

option: Rule[[Choice], Explanation] = Rule("art26.option")
OPTION_SINCE = date(2015, 4, 1)
IRREVOCABLE = Sentence("Ce choix ne peut pas être défait. Ce qui restait de l'ancien droit est perdu.")


@dataclass(frozen=True, slots=True)
class Choice:
    """Daily allowance of the rest (`old`), of the new right (`new`), days worked since (`worked`), day of the rules."""

    old: Input
    new: Input
    worked: Input
    day: date
    age: int = 40


@option.under(C2014, article="26 § 3")
def option_depuis_avril_2015(choice: Choice) -> Explanation:
    """From April 2015; 122 days of contract since."""
    if choice.day < OPTION_SINCE:
        return Explanation(
            code="option",
            title=TITLE,
            value=no(Sentence("Ce choix n'existe que depuis le 1er avril 2015.")),
        )
    return _option(choice)


@option.under(C2017, D2019, D2021, D2023, C2024, article="26 § 3")
def option_depuis_novembre_2017(choice: Choice) -> Explanation:
    """88 worked days since, 130 from November 2019 (88 from August 2020 to November 2021)."""
    return _option(choice)


TITLE = Sentence("Pouvez-vous choisir le nouveau droit ?")


def _option(choice: Choice) -> Explanation:
    low = law("option_daily_max", Sentence("Montant sous lequel on peut choisir"), choice.day)
    better = law("option_increase", Sentence("Hausse demandée"), choice.day)
    days = law("required_days", Sentence("Jours travaillés demandés"), choice.day, Whom(choice.age))
    enough = whole(choice.worked) >= whole(days)
    small = amount(choice.old) <= amount(low)
    higher = amount(choice.new).euros >= amount(choice.old).euros * (1 + ratio(better))
    words = Sentence.of(
        "{old} par jour aujourd'hui, {new} avec le nouveau droit", old=choice.old.value, new=choice.new.value
    )
    return Explanation(
        code="option",
        title=TITLE,
        value=_answer(enough, small, higher),
        in_plain_words=(
            Sentence("L'ancien droit doit être petit, ou le nouveau meilleur de 30 % au moins."),
            IRREVOCABLE,
        ),
        lines=(FormulaLine(words),),
        formula="min(worked >= required_days, max(old <= option_daily_max, new >= old * (1 + option_increase)))",
        inputs=(choice.old, choice.new, choice.worked, days, low, better),
    )


def _answer(enough: bool, small: bool, higher: bool) -> Answer:
    if not enough:
        return no(Sentence("Vous n'avez pas encore assez travaillé depuis l'ouverture de l'ancien droit."))
    if small or higher:
        return yes(Sentence("Vous avez vingt et un jours pour choisir."), IRREVOCABLE)
    return no(Sentence("L'ancien droit reprend d'abord : le nouveau n'est pas meilleur de 30 %."))
