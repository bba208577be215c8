"""Règlement d'assurance chômage, articles 22 and 23: the seven days, and the first day paid.

Rule (shortened): a waiting period of seven days applies, unless one was already applied in the last twelve months. It
starts when the delays of article 21 end, if the other conditions are met then, otherwise on the day they are:
registration above all.

In plain words: seven days of waiting, after the other delays and after you register.
"""

from __future__ import annotations

from datetime import date, timedelta

from visavis.decisions.rights.articles.art_07_inscription import registration
from visavis.decisions.rights.parameters import law
from visavis.decisions.rights.situation import Situation
from visavis.decisions.rights.texts import TEXTS
from visavis.decisions.rights.tracing import as_days, given, in_days, whole
from visavis.decisions.rights.versions import Rule
from visavis.decisions.shared.explanation import Explanation, FormulaLine, Input
from visavis.decisions.shared.periods import add_months
from visavis.decisions.shared.sentence import Sentence

delai_attente: Rule[[Situation], Explanation] = Rule("art22.delai_attente")
premier_jour: Rule[[Situation, Explanation, Explanation, Explanation], Explanation] = Rule(
    "art23.premier_jour"
)
MONTHS_WITHOUT_A_NEW_WAIT = 12


@delai_attente.under(*TEXTS, article="22")
def sept_jours(situation: Situation) -> Explanation:
    """Seven days; none when served in the last twelve months."""
    days = law("waiting_days", Sentence("Délai d'attente, en jours"), situation.last.end)
    served = situation.waiting_served_on
    spared = bool(served and add_months(served, MONTHS_WITHOUT_A_NEW_WAIT) > situation.last.end)
    inputs: list[Input] = [days]
    if served:
        inputs.append(
            given(situation, "waiting_served_on", "served", Sentence("Dernier délai d'attente"), served)
        )
    return Explanation(
        code="attente",
        title=Sentence("Délai d'attente"),
        value=0 if spared else whole(days),
        told=in_days(0 if spared else whole(days)),
        in_plain_words=(
            Sentence("Sept jours, sauf s'ils ont déjà été appliqués dans l'année."),
            Sentence("Ce délai repousse le premier paiement. Il ne retire aucun jour."),
        ),
        formula="0" if spared else "waiting_days",
        inputs=tuple(inputs),
    )


@premier_jour.under(*TEXTS, article="23")
def premier_jour_paye(
    situation: Situation, specific: Explanation, leave: Explanation, waiting: Explanation
) -> Explanation:
    """The day after the contract, pushed back by both delays, not before registration, then the waiting period."""
    end = situation.last.end
    end_input = given(
        situation, f"{situation.path(situation.last)}.end", "end", Sentence("Fin du dernier contrat"), end
    )
    registered = registration(situation)
    free = end + timedelta(days=1 + as_days(specific) + as_days(leave))
    start = max(free, situation.registered_on or free)
    return Explanation(
        code="premier_jour",
        title=Sentence("Premier jour payé"),
        value=start + timedelta(days=as_days(waiting)),
        in_plain_words=(
            Sentence("On ajoute les délais à la fin de votre contrat."),
            Sentence("Ils repoussent le début. Votre droit garde sa durée."),
        ),
        lines=(_line(end_input, specific, leave, waiting), *_registered_late(registered, free)),
        formula="max(end + 1 + differe_specifique + differe_conges, inscrit_le) + attente",
        inputs=(end_input, registered),
        doubts=(registered.doubt,) if registered.doubt else (),
        children=(specific, leave, waiting),
    )


def _line(end: Input, specific: Explanation, leave: Explanation, waiting: Explanation) -> FormulaLine:
    return FormulaLine(
        Sentence.of(
            "Fin du contrat {end} + {specific} + {leave} + {waiting} jours de délais",
            end=end.value,
            specific=specific.value,
            leave=leave.value,
            waiting=waiting.value,
        )
    )


def _registered_late(registered: Input, free: date) -> tuple[FormulaLine, ...]:
    if not isinstance(registered.value, date) or registered.value <= free:
        return ()
    return (
        FormulaLine(
            Sentence.of("Inscription le {day} : l'attente commence ce jour-là.", day=registered.value)
        ),
    )
