"""When the mediator may take a case, and by when each one acts. A human always decides; nothing here refuses.

Source: code du travail, L5312-12-1: complaints come after steps with the service; the Défenseur des droits, once asked,
ends the procedure; no remedy before a judge is touched. This law gives no delay: the delays below are our own rules
(docs/adr/0016-disagreeing.md), shorter than the two months after which silence is a refusal (CRPA, L231-4).
"""

from __future__ import annotations

from dataclasses import dataclass

from visavis.decisions.shared.sentence import Sentence
from visavis.decisions.shared.source import LawReference

MEDIATOR = LawReference(
    "Code du travail", "L5312-12-1", url="https://tricoteuses.fr/legifrance/articles/LEGIARTI000028699052"
)
STOPS_THE_CLOCK = LawReference(
    "Code de justice administrative",
    "L213-13",
    url="https://www.legifrance.gouv.fr/codes/section_lc/LEGITEXT000006070933/LEGISCTA000044557270",
)
PRIOR_STEP = "no_prior_step"

# Our own rules, in the order they run.
JUDGE_WITHIN_WORKING_DAYS = 5
ANSWER_WITHIN_DAYS = 30
SERVICE_WITHIN_WORKING_DAYS = 15


@dataclass(frozen=True, slots=True)
class Inadmissible:
    """A reason for which the mediator may not take a case, its article, and what the person can do instead."""

    code: str
    words: Sentence
    instead: Sentence
    law: LawReference = MEDIATOR


REASONS: tuple[Inadmissible, ...] = (
    Inadmissible(
        PRIOR_STEP,
        Sentence.of("Aucune demande n'a encore été faite au service."),
        Sentence.of("Faites d'abord une réclamation : une personne vous répond, puis revenez ici."),
    ),
    Inadmissible(
        "defender",
        Sentence.of("Le Défenseur des droits regarde déjà cette affaire."),
        Sentence.of("C'est lui qui vous répondra."),
    ),
    Inadmissible(
        "not_the_service",
        Sentence.of("La demande ne porte pas sur ce que fait le service."),
        Sentence.of("Au guichet, une personne cherche avec vous qui peut répondre."),
    ),
)
