"""What this calculation knows, and what it hands to a human: it never guesses outside its scope."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from visavis.decisions.rights.humans import COUNSELLOR, EX_PUBLIC_EMPLOYER, PENSION_FUND, SPECIALIST
from visavis.decisions.rights.situation import Contract, EndReason, Nature, Situation
from visavis.decisions.rights.versions import START_2024, KeyEvent, regulation_2024
from visavis.decisions.shared.answer import Answer, all_of, cannot_say, yes
from visavis.decisions.shared.explanation import Explanation
from visavis.decisions.shared.periods import age_on
from visavis.decisions.shared.sentence import Sentence

PENSION_AGE, YOUNGEST_AGE = 62, 16
RC_CHANGES_ON = date(2026, 9, 1)
PROCEDURE_LIKELY_SINCE = date(2026, 1, 1)
DISMISSALS = {EndReason.DISMISSAL, EndReason.DISMISSAL_ECONOMIC, EndReason.DISMISSAL_MISCONDUCT}
OTHER_RULES = {
    Nature.INTERIM: Sentence("Le travail temporaire a ses propres règles de calcul."),
    Nature.SEASONAL: Sentence("Le travail saisonnier a ses propres règles de calcul."),
    Nature.INTERMITTENT: Sentence("Les intermittents du spectacle ont leurs propres règles."),
    Nature.APPRENTICESHIP: Sentence("L'apprentissage demande une lecture du contrat."),
    Nature.HOME_WORK: Sentence(
        "Le travail à domicile et les métiers payés à la tâche ont leurs propres règles."
    ),
    Nature.SAILOR: Sentence("Les marins ont leurs propres règles."),
    Nature.ABROAD: Sentence("Le travail à l'étranger demande des formulaires particuliers."),
    Nature.OTHER: Sentence("Nous ne connaissons pas la nature de ce contrat."),
}


def scope(situation: Situation) -> Explanation:
    """Whether this calculation covers the person; otherwise why not, and who decides."""
    return Explanation(
        code="champ",
        title=Sentence("Ce calcul vous concerne-t-il ?"),
        value=all_of([yes(), *_reasons_to_ask_a_human(situation)]),
        in_plain_words=(
            Sentence("Ce calcul connaît les fins de CDI et de CDD depuis le 1er avril 2025."),
            Sentence("Pour tout le reste, une personne calcule avec vous."),
        ),
        reference=regulation_2024("2 à 24"),
        doubts=_doubts(situation.last),
    )


def _doubts(last: Contract) -> tuple[Sentence, ...]:
    """A dismissal that ended in 2026 or later is supposed to have started since 1 April 2025: it is said, not asked."""
    if last.end_reason not in DISMISSALS or last.procedure_start or last.end < PROCEDURE_LIKELY_SINCE:
        return ()
    return (
        Sentence.of(
            "Nous supposons que le licenciement a commencé depuis le {day}."
            " La date de la lettre de convocation le confirme.",
            day=START_2024,
        ),
    )


def rules_day(contract: Contract) -> tuple[KeyEvent, date]:
    """The event that chooses the rules: for a dismissal, the start of its procedure when it is known and earlier."""
    started = contract.procedure_start if contract.end_reason in DISMISSALS else None
    if started and started < contract.end:
        return KeyEvent.START_OF_PROCEDURE, started
    return KeyEvent.END_OF_CONTRACT, contract.end


def _reasons_to_ask_a_human(situation: Situation) -> Iterator[Answer]:
    yield from _dates(situation)
    yield from _person(situation)
    yield from _rupture(situation.last)
    for contract in situation.contracts:
        yield from _contract(contract)
    if _overlap(situation):
        yield cannot_say(Sentence("Vous avez eu plusieurs emplois en même temps."), who_decides=COUNSELLOR)


def _dates(situation: Situation) -> Iterator[Answer]:
    last = situation.last
    if last.end < START_2024:
        yield cannot_say(
            Sentence.of(
                "Votre contrat a pris fin avant le {day} : d'autres règles s'appliquent.", day=START_2024
            ),
            who_decides=COUNSELLOR,
        )
    elif last.end_reason in DISMISSALS:
        yield from _procedure(last)


def _procedure(last: Contract) -> Iterator[Answer]:
    if rules_day(last)[1] < START_2024:
        yield cannot_say(
            Sentence.of(
                "Le licenciement a commencé avant le {day} : d'autres règles s'appliquent.", day=START_2024
            ),
            who_decides=COUNSELLOR,
        )
    elif last.procedure_start is None and last.end < PROCEDURE_LIKELY_SINCE:
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
    if situation.overseas:
        yield cannot_say(Sentence("Outre-mer, la durée se calcule autrement."), who_decides=COUNSELLOR)
    yield from _other_facts(situation)


def _other_facts(situation: Situation) -> Iterator[Answer]:
    if situation.previous_rights:
        yield cannot_say(
            Sentence("Il vous reste des droits anciens : il faut comparer."), who_decides=COUNSELLOR
        )
    if situation.other_job_kept:
        yield cannot_say(Sentence("Vous gardez un autre emploi : le calcul change."), who_decides=COUNSELLOR)
    if situation.absences:
        yield cannot_say(
            Sentence("Maladie, maternité ou autre absence : les salaires sont reconstitués."),
            who_decides=COUNSELLOR,
            missing=[Sentence("Les dates de vos absences et vos fiches de paie.")],
        )
    if situation.in_training:
        yield cannot_say(Sentence("En formation, l'allocation suit d'autres règles."), who_decides=COUNSELLOR)


def _rupture(last: Contract) -> Iterator[Answer]:
    if last.end_reason is EndReason.RUPTURE_CONVENTIONNELLE and last.end >= RC_CHANGES_ON:
        yield cannot_say(
            Sentence.of(
                "Depuis le {day}, la durée après une rupture conventionnelle change.", day=RC_CHANGES_ON
            ),
            who_decides=COUNSELLOR,
        )
    if last.end_reason is EndReason.CSP:
        yield cannot_say(
            Sentence("Le contrat de sécurisation professionnelle a sa propre allocation."),
            who_decides=SPECIALIST,
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
