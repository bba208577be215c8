"""Règlement d'assurance chômage 2024, article 4 e): leaving an earlier job by choice.

Rule (shortened): not to have left voluntarily (save legitimate cases) one's last job, or another job when fewer
than 65 days (or 455 hours) were worked since that departure.

In plain words: if you resigned from an earlier job, you must have worked 65 days since.
"""

from __future__ import annotations

from visavis.decisions.rights.articles.art_02_perte_involontaire import LEFT
from visavis.decisions.rights.humans import COUNSELLOR
from visavis.decisions.rights.parameters import law
from visavis.decisions.rights.situation import Contract, Situation
from visavis.decisions.rights.tracing import contract_dates, whole
from visavis.decisions.rights.versions import START_2024, KeyEvent, Rule, regulation_2024
from visavis.decisions.shared.answer import cannot_say, yes
from visavis.decisions.shared.explanation import Explanation
from visavis.decisions.shared.periods import Period, working_days
from visavis.decisions.shared.sentence import Sentence

depart_volontaire: Rule[[Situation], Explanation] = Rule("art4e.depart_volontaire")


@depart_volontaire.version(key=KeyEvent.END_OF_CONTRACT, since=START_2024, reference=regulation_2024("4 e)"))
def depart_depuis_avril_2025(situation: Situation) -> Explanation:
    """Yes when no earlier resignation, or 65 days since; otherwise a human looks at the reason and the hours."""
    left = _last_resignation_before(situation)
    needed = law("voluntary_leaving_days", Sentence("Jours demandés depuis ce départ"), situation.last.end)
    since = [one for one in situation.contracts if left and one.start > left.end]
    done = working_days([Period(one.start, one.end) for one in since])
    enough = not left or done >= whole(needed)
    since_then = Sentence.of("Vous avez travaillé {days:jour|jours} depuis votre démission.", days=done)
    answer = (
        yes(since_then if left else Sentence("Vous n'avez démissionné d'aucun emploi précédent."))
        if enough
        else cannot_say(
            since_then,
            who_decides=COUNSELLOR,
            missing=[Sentence("La raison de cette démission, et vos heures de travail depuis.")],
        )
    )
    inputs = [date for number, one in enumerate(since, 1) for date in contract_dates(situation, one, number)]
    terms = [f"working_days(start_{number}, end_{number})" for number in range(1, len(since) + 1)]
    return Explanation(
        code="depart",
        title=Sentence("Vos emplois précédents laissent-ils votre droit s'ouvrir ?"),
        value=answer,
        in_plain_words=(
            Sentence("Après une démission, il faut 65 jours de travail ailleurs."),
            Sentence("Sinon une personne regarde pourquoi vous êtes parti."),
        ),
        formula=f"({' + '.join(terms)}) >= voluntary_leaving_days" if left and enough else "",
        inputs=(needed, *inputs) if left else (),
        reference=regulation_2024("4 e)"),
    )


def _last_resignation_before(situation: Situation) -> Contract | None:
    left = [one for one in situation.contracts if one is not situation.last and one.end_reason in LEFT]
    return max(left, key=lambda one: one.end, default=None)
