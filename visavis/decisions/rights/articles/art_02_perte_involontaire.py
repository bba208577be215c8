"""Règlement d'assurance chômage, article 2: who lost a job without wanting to.

Rule (shortened): are involuntarily deprived of work, or treated so, employees whose contract ended by dismissal, end
of a fixed term, early end by the employer, end of trial by the employer, agreed end (rupture conventionnelle),
collective agreed end, or a resignation held legitimate by the application agreements. Any other resignation may be
re-examined by the regional joint body after 121 days without work. Leaving one's post counts as a resignation since
19 April 2023 (L1237-1-1); refusing twice a permanent job after a fixed term, in twelve months, since 2024 (L5422-1).

In plain words: you lost your job and did not choose it. If you left, a person looks at why.
"""

from __future__ import annotations

from datetime import date

from visavis.decisions.rights.articles.art_02_demissions_legitimes import demission_legitime
from visavis.decisions.rights.humans import COUNSELLOR, JOINT_BODY
from visavis.decisions.rights.situation import EndReason, Situation
from visavis.decisions.rights.texts import C2014, C2017, C2024, D2019, D2021, D2023
from visavis.decisions.rights.tracing import as_answer
from visavis.decisions.rights.versions import Rule
from visavis.decisions.shared.answer import Answer, Verdict, cannot_say, yes
from visavis.decisions.shared.explanation import Explanation
from visavis.decisions.shared.periods import Period, working_days
from visavis.decisions.shared.sentence import Sentence

perte_involontaire: Rule[[Situation], Explanation] = Rule("art2.perte_involontaire")

INVOLUNTARY = {
    EndReason.END_OF_FIXED_TERM: Sentence("Votre contrat à durée déterminée est arrivé à son terme."),
    EndReason.DISMISSAL: Sentence("Votre employeur vous a licencié."),
    EndReason.DISMISSAL_ECONOMIC: Sentence("Votre employeur vous a licencié pour motif économique."),
    EndReason.DISMISSAL_MISCONDUCT: Sentence("Un licenciement pour faute ouvre aussi droit à l'allocation."),
    EndReason.CSP: Sentence("Un contrat de sécurisation professionnelle suit un licenciement économique."),
    EndReason.TRIAL_ENDED_BY_EMPLOYER: Sentence("Votre employeur a mis fin à la période d'essai."),
    EndReason.EARLY_END_BY_EMPLOYER: Sentence("Votre employeur a rompu le contrat avant son terme."),
    EndReason.RUPTURE_CONVENTIONNELLE: Sentence("Une rupture conventionnelle ouvre droit à l'allocation."),
    EndReason.RUPTURE_CONVENTIONNELLE_COLLECTIVE: Sentence(
        "Une rupture conventionnelle collective ouvre droit à l'allocation."
    ),
}
VOLUNTARY = {
    EndReason.RESIGNATION: Sentence("Vous avez démissionné, sans motif reconnu par la loi."),
    EndReason.RESIGNATION_PRESUMED: Sentence("Votre absence a été comptée comme une démission."),
    EndReason.TRIAL_ENDED_BY_EMPLOYEE: Sentence("Vous avez mis fin à la période d'essai."),
    EndReason.EARLY_END_BY_EMPLOYEE: Sentence("Vous avez rompu le contrat avant son terme."),
}
OPEN = {
    EndReason.RESIGNATION_UNKNOWN: Sentence("Vous avez démissionné. Nous ne savons pas encore pourquoi."),
    EndReason.RESIGNATION_LEGITIMATE: Sentence("Une démission légitime se prouve par des documents."),
    EndReason.MUTUAL_END: Sentence("Une rupture d'un commun accord demande une lecture de l'accord."),
    EndReason.PRISE_D_ACTE: Sentence("Une prise d'acte dépend de la décision du juge."),
    EndReason.CDI_REFUSED: Sentence("Un refus de CDI après un CDD dépend des offres reçues sur 12 mois."),
    EndReason.RETIREMENT: Sentence("Un départ à la retraite demande votre relevé de carrière."),
    EndReason.OTHER: Sentence("Nous ne connaissons pas la raison de la fin du contrat."),
}
SHORT_JOB_DAYS = 65
PRESUMED_SINCE, CDI_REFUSED_SINCE = date(2023, 4, 19), date(2024, 1, 1)


@perte_involontaire.under(C2014, C2017, D2019, D2021, D2023, C2024, article="2")
def perte_involontaire_d_emploi(situation: Situation) -> Explanation:
    """Answers from the reason of the last contract's end; never a bare no: a resignation names its way back."""
    if situation.last.end_reason in LEFT_FOR_A_REASON and situation.last.resignation_ground:
        return _with_its_ground(situation)
    return Explanation(
        code="perte",
        title=Sentence("La fin de votre contrat ouvre-t-elle un droit ?"),
        value=_answer(situation),
        in_plain_words=(
            Sentence("Il faut avoir perdu son emploi sans l'avoir choisi."),
            Sentence("Si vous êtes parti, une personne regarde pourquoi."),
        ),
    )


LEFT_FOR_A_REASON = {EndReason.RESIGNATION, EndReason.RESIGNATION_UNKNOWN, EndReason.RESIGNATION_LEGITIMATE}


def _with_its_ground(situation: Situation) -> Explanation:
    """A resignation whose ground is told: held legitimate or not, and then the way back of every resignation."""
    ground = demission_legitime.at(situation.rules_on).decide(situation)
    answer = as_answer(ground)
    if answer.is_no:
        answer = Answer(Verdict.NO, (*answer.why, VOLUNTARY[EndReason.RESIGNATION]), who_decides=JOINT_BODY)
    return Explanation(
        code="perte",
        title=Sentence("La fin de votre contrat ouvre-t-elle un droit ?"),
        value=answer,
        in_plain_words=(
            Sentence("Il faut avoir perdu son emploi sans l'avoir choisi."),
            Sentence("Si vous êtes parti, une personne regarde pourquoi."),
        ),
        formula="demission",
        children=(ground,),
    )


def _reason(situation: Situation) -> EndReason:
    """The reason of the end as the law of that day reads it."""
    reason, end = situation.last.end_reason, situation.last.end
    if reason is EndReason.CDI_REFUSED and end < CDI_REFUSED_SINCE:
        return EndReason.END_OF_FIXED_TERM
    return EndReason.OTHER if reason is EndReason.RESIGNATION_PRESUMED and end < PRESUMED_SINCE else reason


def _answer(situation: Situation) -> Answer:
    reason = _reason(situation)
    if reason in INVOLUNTARY:
        return yes(INVOLUNTARY[reason])
    if reason in OPEN:
        return cannot_say(OPEN[reason], who_decides=COUNSELLOR, missing=[_proof()])
    if _left_a_short_job_after_losing_one(situation):
        return cannot_say(
            Sentence("Vous avez quitté un emploi court, repris après une perte d'emploi."),
            who_decides=COUNSELLOR,
            missing=[_proof()],
        )
    return Answer(Verdict.NO, (VOLUNTARY[reason],), who_decides=JOINT_BODY)


def _proof() -> Sentence:
    return Sentence("Les documents qui montrent comment le contrat a pris fin.")


def _left_a_short_job_after_losing_one(situation: Situation) -> bool:
    """Application agreement: a resignation within 65 working days of a job taken after an involuntary loss."""
    last = situation.last
    short = working_days([Period(last.start, last.end)]) <= SHORT_JOB_DAYS
    before = [contract for contract in situation.contracts if contract.end < last.start]
    return short and bool(before) and max(before, key=lambda one: one.end).end_reason in INVOLUNTARY
