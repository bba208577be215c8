"""Règlement d'assurance chômage, article 2, application agreement on resignations; Code du travail L5422-1 II.

Rule (shortened): are treated as losing a job without wanting to, those who resigned to follow a partner who moves for
work; to marry or sign a Pacs and move, within two months; as a minor, to follow parents; to live near a disabled
child; because of domestic violence, with a complaint and a move; because wages were not paid, with a court order;
because of a crime at work, with a complaint; to take a permanent job that the employer ended within 65 working days,
after three years of work; from a job taken after a dismissal and left within 65 working days; from an assisted
contract, for a job or a training; from a contract of a couple; for a voluntary service; to create a business that
failed. Since November 2019, to retrain: 1,300 worked days in 60 months, advice first, and a project that the regional
commission holds real and serious.

In plain words: some reasons to leave open the right. Each is proved by documents, which a person reads.
"""

from __future__ import annotations

from visavis.decisions.rights.humans import COMMISSION, COUNSELLOR
from visavis.decisions.rights.parameters import law
from visavis.decisions.rights.situation import ResignationGround, Situation
from visavis.decisions.rights.texts import C2014, C2017, C2024, D2019, D2021, D2023
from visavis.decisions.rights.tracing import from_node, given, in_days, whole
from visavis.decisions.rights.versions import Rule
from visavis.decisions.rights.worked import Bounds, count
from visavis.decisions.shared.answer import Answer, cannot_say, no, yes
from visavis.decisions.shared.explanation import Explanation
from visavis.decisions.shared.periods import add_months
from visavis.decisions.shared.sentence import Sentence

demission_legitime: Rule[[Situation], Explanation] = Rule("art2.demission_legitime")
Ground = ResignationGround

GROUNDS = {
    Ground.FOLLOWS_SPOUSE: Sentence("Vous avez suivi votre conjoint, qui change de lieu de travail."),
    Ground.MARRIAGE_AND_MOVE: Sentence(
        "Vous avez déménagé pour un mariage ou un Pacs, à moins de deux mois."
    ),
    Ground.FOLLOWS_PARENTS: Sentence("Vous étiez mineur et vous avez suivi vos parents."),
    Ground.DISABLED_CHILD: Sentence("Votre enfant handicapé est accueilli loin de chez vous."),
    Ground.DOMESTIC_VIOLENCE: Sentence("Vous avez déménagé à cause de violences."),
    Ground.UNPAID_WAGES: Sentence("Vos salaires n'étaient pas payés."),
    Ground.CRIME_AT_WORK: Sentence("Vous avez subi un acte puni par la loi au travail."),
    Ground.NEW_JOB_ENDED: Sentence("Votre nouvel employeur a rompu le CDI avant 65 jours de travail."),
    Ground.JOB_AFTER_DISMISSAL: Sentence(
        "Vous avez quitté avant 65 jours un emploi repris après une perte d'emploi."
    ),
    Ground.ASSISTED_CONTRACT_LEFT: Sentence(
        "Vous avez quitté un contrat aidé pour un emploi ou une formation."
    ),
    Ground.COUPLE_CONTRACT: Sentence("Votre contrat dépendait de celui de votre conjoint, qui a pris fin."),
    Ground.VOLUNTEERING: Sentence("Vous êtes parti pour un service civique ou une mission de volontariat."),
    Ground.BUSINESS_FAILED: Sentence("Vous avez créé une entreprise, qui a cessé malgré vous."),
    Ground.RETRAINING: Sentence("Vous avez démissionné pour un projet de reconversion."),
}
PROOFS = {
    Ground.FOLLOWS_SPOUSE: Sentence(
        "La preuve du nouvel emploi de votre conjoint, et votre nouvelle adresse."
    ),
    Ground.MARRIAGE_AND_MOVE: Sentence("L'acte de mariage ou de Pacs, et votre nouvelle adresse."),
    Ground.FOLLOWS_PARENTS: Sentence("Le livret de famille, et la nouvelle adresse de vos parents."),
    Ground.DISABLED_CHILD: Sentence("L'attestation de l'établissement qui accueille votre enfant."),
    Ground.DOMESTIC_VIOLENCE: Sentence("Le dépôt de plainte, et votre nouvelle adresse."),
    Ground.UNPAID_WAGES: Sentence("L'ordonnance de référé ou la décision sur vos salaires."),
    Ground.CRIME_AT_WORK: Sentence("Le dépôt de plainte."),
    Ground.NEW_JOB_ENDED: Sentence(
        "Les deux contrats, et la preuve de trois ans de travail sans interruption."
    ),
    Ground.JOB_AFTER_DISMISSAL: Sentence("Les attestations des deux employeurs."),
    Ground.ASSISTED_CONTRACT_LEFT: Sentence("Le contrat aidé, et le nouvel emploi ou la formation."),
    Ground.COUPLE_CONTRACT: Sentence("La clause du contrat, et la fin du contrat de votre conjoint."),
    Ground.VOLUNTEERING: Sentence("Le contrat de service civique ou de volontariat."),
    Ground.BUSINESS_FAILED: Sentence("L'immatriculation, et la preuve que l'arrêt ne dépend pas de vous."),
    Ground.RETRAINING: Sentence("L'avis de la commission régionale sur votre projet."),
}


@demission_legitime.under(C2014, C2017, article="2")
def motifs_jusqu_en_octobre_2019(situation: Situation) -> Explanation:
    """Every ground but retraining, each proved by its documents."""
    if situation.last.resignation_ground is Ground.RETRAINING:
        return _explained(no(Sentence("La démission pour reconversion n'existe que depuis novembre 2019.")))
    return _explained(_proved(situation))


@demission_legitime.under(D2019, D2021, D2023, C2024, article="2")
def motifs_depuis_novembre_2019(situation: Situation) -> Explanation:
    """Every ground; retraining asks 1,300 worked days in 60 months too."""
    if situation.last.resignation_ground is not Ground.RETRAINING:
        return _explained(_proved(situation))
    worked, needed = _days_of_five_years(situation), law("retraining_days", NEEDED, situation.rules_on)
    if isinstance(worked.value, int) and worked.value < whole(needed):
        short = Sentence.of(
            "{done} jours travaillés en cinq ans, {needed} demandés.", done=worked.value, needed=needed.value
        )
        return _explained(no(short), worked)
    return _explained(_proved(situation), worked)


NEEDED = Sentence("Jours travaillés demandés, en cinq ans")


def _explained(answer: Answer, *below: Explanation) -> Explanation:
    return Explanation(
        code="demission",
        title=Sentence("Votre démission est-elle légitime ?"),
        value=answer,
        in_plain_words=(Sentence("Une démission légitime se prouve par des documents."),),
        children=below,
    )


def _proved(situation: Situation) -> Answer:
    ground = situation.last.resignation_ground
    if ground is None:
        return cannot_say(
            Sentence("Nous ne savons pas pourquoi vous avez démissionné."),
            who_decides=COUNSELLOR,
            missing=[Sentence("La raison de votre démission.")],
        )
    if situation.last.resignation_proved:
        return yes(GROUNDS[ground])
    who = COMMISSION if ground is Ground.RETRAINING else COUNSELLOR
    return cannot_say(GROUNDS[ground], who_decides=who, missing=[PROOFS[ground]])


def _days_of_five_years(situation: Situation) -> Explanation:
    """Worked days in the sixty months before the end of the contract."""
    end = situation.last.end
    first = add_months(end.fromordinal(end.toordinal() + 1), -60)
    label = Sentence("Fin du dernier contrat")
    end_input = given(situation, f"{situation.path(situation.last)}.end", "end", label, end)
    start = Explanation(
        code="cinq_ans",
        title=Sentence("Premier jour des cinq ans"),
        value=first,
        formula="add_months(end + 1, 0 - 60)",
        inputs=(end_input,),
    )
    contracts = tuple(
        sorted((one for one in situation.contracts if one.end >= first), key=lambda one: (one.start, one.end))
    )
    counted = count(situation, contracts, Bounds(first, first_name="cinq_ans"))
    return Explanation(
        code="jours_en_cinq_ans",
        title=Sentence("Jours travaillés en cinq ans"),
        value=counted.days,
        told=in_days(counted.days),
        lines=counted.lines,
        formula=counted.formula,
        inputs=(from_node(start), *counted.inputs),
        children=(start,),
    )
