"""Règlement d'assurance chômage, article 4 e): leaving an earlier job by choice.

Rule (shortened): not to have left voluntarily (save legitimate cases) one's last job, or another job when fewer than
65 days (or 455 hours) were worked since that departure; 91 days of contract under the convention of 2014.

In plain words: if you resigned from an earlier job, you must have worked 65 days since. When nobody knows yet whether
you chose to leave (a legitimate resignation to be proved, a mutual end, a judge to decide), a person looks.
"""

from __future__ import annotations

from visavis.decisions.rights.articles.art_02_perte_involontaire import OPEN, VOLUNTARY
from visavis.decisions.rights.humans import COUNSELLOR
from visavis.decisions.rights.parameters import law
from visavis.decisions.rights.situation import Contract, Situation
from visavis.decisions.rights.texts import C2014, C2017, C2024, D2019, D2021, D2023
from visavis.decisions.rights.tracing import contract_dates, whole
from visavis.decisions.rights.versions import Rule
from visavis.decisions.shared.answer import Answer, cannot_say, yes
from visavis.decisions.shared.explanation import Explanation
from visavis.decisions.shared.periods import Period, days_covered, working_days
from visavis.decisions.shared.sentence import Sentence

depart_volontaire: Rule[[Situation], Explanation] = Rule("art4e.depart_volontaire")


@depart_volontaire.under(C2014, article="4 e)")
def depart_sous_la_convention_de_2014(situation: Situation) -> Explanation:
    """Yes when no job was left, or 91 days of contract since; otherwise a human looks at the reason and the hours."""
    return _depart(situation, calendar=True)


@depart_volontaire.under(C2017, D2019, D2021, D2023, C2024, article="4 e)")
def depart_depuis_novembre_2017(situation: Situation) -> Explanation:
    """Yes when no job was left, or 65 days since; otherwise a human looks at the reason and the hours."""
    return _depart(situation, calendar=False)


def _depart(situation: Situation, *, calendar: bool) -> Explanation:
    left = _last_left_before(situation)
    needed = law("voluntary_leaving_days", Sentence("Jours demandés depuis ce départ"), situation.rules_on)
    since = [one for one in situation.contracts if left and one.start > left.end]
    worked = [Period(one.start, one.end) for one in since]
    done = days_covered(worked) if calendar else working_days(worked)
    enough = left is None or done >= whole(needed)
    inputs = [date for number, one in enumerate(since, 1) for date in contract_dates(situation, one, number)]
    term = "end_{0} - start_{0} + 1" if calendar else "working_days(start_{0}, end_{0})"
    terms = [term.format(number) for number in range(1, len(since) + 1)]
    return Explanation(
        code="depart",
        title=Sentence("Vos emplois précédents laissent-ils votre droit s'ouvrir ?"),
        value=_kept_open(left, done) if left is None or enough else _open(left, done),
        in_plain_words=(
            Sentence.of(
                "Après une démission, il faut {days:jour|jours} de travail ailleurs.", days=needed.value
            ),
            Sentence("Sinon une personne regarde pourquoi vous êtes parti."),
        ),
        formula=f"({' + '.join(terms)}) >= voluntary_leaving_days" if left and enough else "",
        inputs=(needed, *inputs) if left else (),
    )


def _last_left_before(situation: Situation) -> Contract | None:
    """The latest earlier job left by choice, or perhaps by choice."""
    left = [
        one
        for one in situation.contracts
        if one is not situation.last and (one.end_reason in VOLUNTARY or one.end_reason in OPEN)
    ]
    return max(left, key=lambda one: one.end, default=None)


def _kept_open(left: Contract | None, done: int) -> Answer:
    if left is None:
        return yes(Sentence("Avant cela, vous n'avez quitté aucun emploi."))
    return yes(Sentence.of("Vous avez travaillé {days:jour|jours} depuis votre démission.", days=done))


def _open(left: Contract, done: int) -> Answer:
    if left.end_reason in OPEN:
        why = [
            OPEN[left.end_reason],
            Sentence.of(
                "Depuis la fin de ce contrat ({end}), {days:jour de travail|jours de travail}.",
                end=left.end,
                days=done,
            ),
        ]
        missing = Sentence("Les documents sur la fin de ce contrat, et vos heures de travail depuis.")
    else:
        why = [Sentence.of("Vous avez travaillé {days:jour|jours} depuis votre démission.", days=done)]
        missing = Sentence("La raison de cette démission, et vos heures de travail depuis.")
    return cannot_say(*why, who_decides=COUNSELLOR, missing=[missing])
