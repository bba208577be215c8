"""Règlement d'assurance chômage 2024, article 7: registering within twelve months.

Rule (shortened): the end of contract that opens the right lies in the twelve months before registration; sickness,
maternity, training and a few other periods lengthen those twelve months.

In plain words: register within a year. Illness or training gives more time.
"""

from __future__ import annotations

from datetime import date, timedelta

from visavis.decisions.rights.humans import COUNSELLOR
from visavis.decisions.rights.parameters import law
from visavis.decisions.rights.situation import Situation
from visavis.decisions.rights.tracing import assumed, given, whole
from visavis.decisions.rights.versions import START_2024, KeyEvent, Rule, regulation_2024
from visavis.decisions.shared.answer import cannot_say, yes
from visavis.decisions.shared.explanation import Explanation, Input
from visavis.decisions.shared.periods import add_months
from visavis.decisions.shared.sentence import Sentence

inscription: Rule[[Situation], Explanation] = Rule("art7.inscription")


def registration(situation: Situation) -> Input:
    """The day of registration; the day after the contract when nobody said, with the doubt written."""
    label = Sentence("Jour de votre inscription")
    if situation.registered_on:
        return given(situation, "registered_on", "inscrit_le", label, situation.registered_on)
    day_after = situation.last.end + timedelta(days=1)
    return assumed(
        "inscrit_le", label, day_after, Sentence("Nous supposons une inscription dès le lendemain.")
    )


@inscription.version(key=KeyEvent.END_OF_CONTRACT, since=START_2024, reference=regulation_2024("7"))
def inscription_depuis_avril_2025(situation: Situation) -> Explanation:
    """Yes within twelve months; later, a human looks for what lengthens them."""
    end = situation.last.end
    months = law("registration_months", Sentence("Délai pour s'inscrire, en mois"), end)
    registered = registration(situation)
    limit = add_months(end, whole(months))
    in_time = isinstance(registered.value, date) and registered.value <= limit
    end_input = given(
        situation, f"{situation.path(situation.last)}.end", "end", Sentence("Fin du dernier contrat"), end
    )
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
        reference=regulation_2024("7"),
    )
