"""What this calculation knows, and what it hands to a human: it never guesses outside its scope."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

from visavis.decisions.rights.humans import COUNSELLOR, EX_PUBLIC_EMPLOYER, PENSION_FUND, SPECIALIST
from visavis.decisions.rights.situation import DISMISSALS, Contract, EndReason, Nature, Situation
from visavis.decisions.rights.texts import C2024, TEXTS, text_on
from visavis.decisions.rights.versions import KeyEvent
from visavis.decisions.shared.answer import Answer, all_of, cannot_say, yes
from visavis.decisions.shared.explanation import Explanation
from visavis.decisions.shared.periods import age_on
from visavis.decisions.shared.sentence import Sentence

PENSION_AGE, YOUNGEST_AGE = 62, 16
RC_CHANGES_ON = date(2026, 9, 1)
LONGEST_PROCEDURE = timedelta(days=275)
OTHER_RULES = {
    Nature.INTERIM: Sentence("Le travail temporaire a ses propres règles de calcul."),
    Nature.INTERMITTENT: Sentence("Les intermittents du spectacle ont leurs propres règles."),
    Nature.APPRENTICESHIP: Sentence("L'apprentissage demande une lecture du contrat."),
    Nature.HOME_WORK: Sentence(
        "Le travail à domicile et les métiers payés à la tâche ont leurs propres règles."
    ),
    Nature.SAILOR: Sentence("Les marins ont leurs propres règles."),
    Nature.ABROAD: Sentence("Le travail à l'étranger demande des formulaires particuliers."),
    Nature.COMMISSION: Sentence("Les métiers payés à la commission ont leurs propres règles (annexe I)."),
    Nature.CHILDMINDER: Sentence("Les assistants maternels ont leurs propres règles (annexe I)."),
    Nature.FISHER: Sentence("Les marins pêcheurs ont leurs propres règles (annexe II)."),
    Nature.DOCKER: Sentence("Les ouvriers dockers ont leurs propres règles (annexe III)."),
    Nature.EXPATRIATE: Sentence("Les salariés expatriés ont leurs propres règles (annexe IX)."),
    Nature.CROSS_BORDER: Sentence("Le travail frontalier demande le formulaire U1 de l'autre pays."),
    Nature.DETENTION: Sentence("Le travail en détention a ses propres règles depuis 2025."),
    Nature.SELF_EMPLOYED: Sentence("Pour un indépendant, c'est une autre allocation : l'ATI."),
    Nature.OTHER: Sentence("Nous ne connaissons pas la nature de ce contrat."),
}


def scope(situation: Situation) -> Explanation:
    """Whether this calculation covers the person; otherwise why not, and who decides."""
    return Explanation(
        code="champ",
        title=Sentence("Ce calcul vous concerne-t-il ?"),
        value=all_of([yes(), *_reasons_to_ask_a_human(situation)]),
        in_plain_words=(
            Sentence(
                "Ce calcul connaît les fins de CDI, de CDD et de contrat saisonnier depuis le 1er juillet 2014."
            ),
            Sentence("Pour tout le reste, une personne calcule avec vous."),
            *_kept_job(situation),
        ),
        reference=(text_on(situation.rules_on) or C2024).article("2 à 24"),
        doubts=_doubts(situation.last),
    )


def _kept_job(situation: Situation) -> tuple[Sentence, ...]:
    """Article 33: a job kept beside, held before the loss of the other, adds its wage to the allowance."""
    if situation.kept_job_gross is None:
        return ()
    return (Sentence("Le salaire de l'emploi que vous gardez s'ajoute à l'allocation, sans la réduire."),)


def _doubts(last: Contract) -> tuple[Sentence, ...]:
    """A dismissal long after a change of text is supposed to have started since that change: it is said, not asked."""
    if last.end_reason not in DISMISSALS or last.procedure_start or _change_before(last) is None:
        return ()
    return (
        Sentence.of(
            "Nous supposons que le licenciement a commencé depuis le {day}."
            " La date de la lettre de convocation le confirme.",
            day=_change_before(last),
        ),
    )


def _change_before(last: Contract) -> date | None:
    """The last day on which the text changed before the end of the contract, when a dismissal could not straddle it."""
    text = text_on(last.end)
    return text.since if text and last.end >= text.since + LONGEST_PROCEDURE else None


def rules_day(contract: Contract) -> tuple[KeyEvent, date]:
    """The event that chooses the rules of a right opened by the end of `contract`."""
    return contract.key_event


def _reasons_to_ask_a_human(situation: Situation) -> Iterator[Answer]:
    yield from _dates(situation)
    yield from _person(situation)
    yield from _other_allowances(situation.last)
    yield from _agreed_end(situation)
    for contract in situation.contracts:
        yield from _contract(contract)
    if _overlap(situation) and any(one.suspensions for one in situation.contracts):
        yield cannot_say(
            Sentence("Vous avez eu plusieurs emplois en même temps, et des absences."), who_decides=COUNSELLOR
        )


def _dates(situation: Situation) -> Iterator[Answer]:
    last = situation.last
    if situation.rules_on < TEXTS[0].since:
        sentence = (
            Sentence.of(
                "Votre contrat a pris fin avant le {day} : d'autres règles s'appliquent.", day=TEXTS[0].since
            )
            if last.end < TEXTS[0].since
            else Sentence.of(
                "Le licenciement a commencé avant le {day} : d'autres règles s'appliquent.",
                day=TEXTS[0].since,
            )
        )
        yield cannot_say(sentence, who_decides=COUNSELLOR)
    elif last.end_reason in DISMISSALS and last.procedure_start is None and _change_before(last) is None:
        yield cannot_say(
            Sentence("La date du début du licenciement choisit les règles."),
            who_decides=COUNSELLOR,
            missing=[Sentence("La date de la lettre de convocation à l'entretien.")],
        )


def _person(situation: Situation) -> Iterator[Answer]:
    age = age_on(situation.birth, situation.last.end)
    if age >= PENSION_AGE:
        yield cannot_say(
            Sentence.of("À {age:an|ans}, l'allocation dépend de votre retraite.", age=age),
            who_decides=PENSION_FUND,
            missing=[Sentence("Votre relevé de carrière.")],
        )
    if age < YOUNGEST_AGE:
        yield cannot_say(Sentence("Vous aviez moins de 16 ans."), who_decides=COUNSELLOR)
    if situation.mayotte:
        yield cannot_say(
            Sentence("Mayotte a son propre règlement d'assurance chômage."), who_decides=SPECIALIST
        )
    yield from _other_facts(situation)


def _other_facts(situation: Situation) -> Iterator[Answer]:
    if situation.previous_rights and situation.previous_right is None:
        yield cannot_say(
            Sentence("Il vous reste des droits anciens : il faut comparer."), who_decides=COUNSELLOR
        )
    if situation.other_job_kept and situation.kept_job_gross is None:
        yield cannot_say(Sentence("Vous gardez un autre emploi : le calcul change."), who_decides=COUNSELLOR)
    told = situation.neutral_periods or any(one.suspensions for one in situation.contracts)
    if situation.absences and not told:
        yield cannot_say(
            Sentence("Maladie, maternité ou autre absence : les salaires sont reconstitués."),
            who_decides=COUNSELLOR,
            missing=[Sentence("Les dates de vos absences et vos fiches de paie.")],
        )
    if situation.in_training:
        yield cannot_say(Sentence("En formation, l'allocation suit d'autres règles."), who_decides=COUNSELLOR)


def _other_allowances(last: Contract) -> Iterator[Answer]:
    if last.end_reason is EndReason.CSP:
        yield cannot_say(
            Sentence("Le contrat de sécurisation professionnelle a sa propre allocation."),
            who_decides=SPECIALIST,
        )


def _agreed_end(situation: Situation) -> Iterator[Answer]:
    agreed = situation.last.end_reason is EndReason.RUPTURE_CONVENTIONNELLE
    if agreed and situation.overseas and situation.rules_on >= RC_CHANGES_ON:
        yield cannot_say(
            Sentence.of(
                "Depuis le {day}, la durée après une rupture conventionnelle change.", day=RC_CHANGES_ON
            ),
            who_decides=COUNSELLOR,
        )


def _contract(contract: Contract) -> Iterator[Answer]:
    if contract.nature is Nature.PUBLIC:
        yield cannot_say(
            Sentence("Un employeur public peut payer lui-même l'allocation."), who_decides=EX_PUBLIC_EMPLOYER
        )
    elif contract.nature in OTHER_RULES:
        yield cannot_say(OTHER_RULES[contract.nature], who_decides=SPECIALIST)


def _overlap(situation: Situation) -> bool:
    ordered = sorted(situation.contracts, key=lambda one: one.start)
    return any(later.start <= earlier.end for earlier, later in pairwise(ordered))
