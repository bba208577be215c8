"""Règlement d'assurance chômage, article 7: registering within twelve months, and which end of contract counts.

Rule (shortened): the end of contract that opens the right lies in the twelve months before registration; sickness,
maternity, training and a few other periods lengthen those twelve months. When the last contract does not reach the
work asked by article 3, an earlier one that ended in those twelve months is looked at, if no allowance was paid on
it.

In plain words: register within a year. Illness or training gives more time. If your last job was too short, the one
before may open your right: nobody says no before looking at it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from visavis.decisions.rights.articles.art_02_perte_involontaire import perte_involontaire
from visavis.decisions.rights.articles.art_03_affiliation import affiliation
from visavis.decisions.rights.humans import COUNSELLOR
from visavis.decisions.rights.parameters import law
from visavis.decisions.rights.situation import Situation
from visavis.decisions.rights.texts import TEXTS
from visavis.decisions.rights.tracing import as_answer, assumed, given, whole
from visavis.decisions.rights.versions import Rule
from visavis.decisions.shared.answer import Answer, all_of, cannot_say, yes
from visavis.decisions.shared.explanation import Explanation, FormulaLine, Input, Origin
from visavis.decisions.shared.periods import add_months
from visavis.decisions.shared.sentence import Sentence

inscription: Rule[[Situation], Explanation] = Rule("art7.inscription")
fin_de_contrat: Rule[[Situation, Situation, Answer], Explanation] = Rule("art7.fin_de_contrat")
END_LABEL, END_BEFORE_LABEL = Sentence("Fin du dernier contrat"), Sentence("Fin du contrat d'avant")


def registration(situation: Situation) -> Input:
    """The day of registration; the day after the contract when nobody said, with the doubt written."""
    label = Sentence("Jour de votre inscription")
    supposed = situation.origin("registered_on").origin is Origin.ASSUMED
    if situation.registered_on and not supposed:
        return given(situation, "registered_on", "inscrit_le", label, situation.registered_on)
    day_after = situation.registered_on or situation.last.end + timedelta(days=1)
    return assumed(
        "inscrit_le", label, day_after, Sentence("Nous supposons une inscription dès le lendemain.")
    )


@inscription.under(*TEXTS, article="7")
def inscription_dans_les_douze_mois(situation: Situation) -> Explanation:
    """Yes within twelve months; later, a human looks for what lengthens them."""
    end = situation.last.end
    months = law("registration_months", Sentence("Délai pour s'inscrire, en mois"), end)
    registered = registration(situation)
    limit = add_months(end, whole(months))
    in_time = isinstance(registered.value, date) and registered.value <= limit
    end_input = given(situation, f"{situation.path(situation.last)}.end", "end", END_LABEL, end)
    return Explanation(
        code="inscription",
        title=Sentence("L'inscription est-elle dans le délai ?"),
        value=yes(Sentence.of("La limite est le {day}.", day=limit))
        if in_time
        else cannot_say(
            Sentence.of("La limite était le {day}, sauf maladie, maternité ou formation.", day=limit),
            who_decides=COUNSELLOR,
            missing=[Sentence("Vos périodes de maladie, de maternité ou de formation.")],
        ),
        in_plain_words=(Sentence("Il faut s'inscrire dans l'année qui suit la fin du contrat."),),
        formula="inscrit_le <= add_months(end, registration_months)" if in_time else "",
        inputs=(end_input, registered, months),
    )


def earlier_end(situation: Situation) -> Situation | None:
    """The person at the latest earlier end of contract that may open a right; None when there is none."""
    for earlier in in_the_twelve_months(situation):
        day = earlier.rules_on
        if day < TEXTS[0].since:
            return earlier  # its rules are not held: a human looks
        worked, lost = affiliation.at(day).decide(earlier), perte_involontaire.at(day).decide(earlier)
        if not as_answer(worked.condition).is_no and not as_answer(lost).is_no:
            return earlier
    return None


def in_the_twelve_months(situation: Situation) -> Iterator[Situation]:
    """The person at each earlier end of contract of the twelve months before she registered, the latest first."""
    registered = situation.registered_on or situation.last.end + timedelta(days=1)
    earlier = [one for one in situation.contracts if one.end < situation.last.end]
    months = law("registration_months", Sentence("Délai pour s'inscrire, en mois"), situation.last.end)
    for contract in sorted(earlier, key=lambda one: one.end, reverse=True):
        if add_months(contract.end, whole(months)) >= registered:
            yield situation.at_the_end_of(contract)


@fin_de_contrat.under(*TEXTS, article="7")
def fin_de_contrat_anterieure(situation: Situation, earlier: Situation, covered: Answer) -> Explanation:
    """The last contract is too short, an earlier end may open the right: a human checks that nothing was paid on it.

    `covered` says whether this calculation knows the rules of that earlier end.
    """
    last, before = situation.last, earlier.last
    ends = (
        given(situation, f"{situation.path(last)}.end", "end", END_LABEL, last.end),
        given(earlier, f"{earlier.path(before)}.end", "end_before", END_BEFORE_LABEL, before.end),
    )
    return Explanation(
        code="fin_de_contrat",
        title=Sentence("Quelle fin de contrat ouvre votre droit ?"),
        value=all_of((_look_at(before.end), covered)),
        in_plain_words=(
            Sentence("Si le dernier contrat est trop court, on regarde celui d'avant."),
            Sentence("Il doit avoir pris fin dans l'année avant votre inscription."),
        ),
        lines=(
            FormulaLine(Sentence.of("Fin du {end}", end=last.end), False, Sentence("pas assez de travail")),
            FormulaLine(Sentence.of("Fin du {end}", end=before.end)),
        ),
        inputs=(*ends, registration(earlier)),
    )


def _look_at(end: date) -> Answer:
    return cannot_say(
        Sentence.of("Votre dernier contrat ne suffit pas, mais celui fini le {end} peut suffire.", end=end),
        who_decides=COUNSELLOR,
        missing=[Sentence.of("Ce que vous avez reçu, ou non, après la fin de contrat du {end}.", end=end)],
    )
