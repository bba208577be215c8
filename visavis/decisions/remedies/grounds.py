"""What a complaint can be about: by when the law wants an answer, what stops meanwhile, which judge is competent.

Sources: code des relations entre le public et l'administration (CRPA), L231-4, 2°: two months of silence on a complaint
are a refusal. Code du travail, L5426-8-1: sums are withheld from payments to come only "si le débiteur n'en conteste
pas le caractère indu"; R5426-19: two months for the answer; R5312-47: the mediator before the administrative judge.
RGPD, 12, 3: one month; 18, 1, a: contested data are set aside while they are checked.

In plain words: saying no to a debt stops it being taken from what you are paid; saying that data are false stops them
being used; any other complaint stops nothing, and never takes anything away.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from visavis.decisions.shared.sentence import Sentence
from visavis.decisions.shared.source import LawReference, Status

CRPA = "Code des relations entre le public et l'administration"
WORK = "Code du travail"
SILENCE = LawReference(CRPA, "L231-4, 2°", status=Status.RECALLED)
NO_WITHHOLDING = LawReference(
    WORK,
    "L5426-8-1",
    url="https://juriblio.fr/codes/code-du-travail/partie-legislative/cinquieme-partie/livre-iv/titre-ii/chapitre-vi/"
    "section-4/article-l5426-8-1",
)
DEBT_ANSWERED = LawReference(
    WORK,
    "R5426-19",
    url="https://juriblio.fr/codes/code-du-travail/partie-reglementaire/cinquieme-partie/livre-iv/titre-ii/"
    "chapitre-vi/section-4/article-r5426-19",
)
ONE_MONTH = LawReference("RGPD", "art. 12, 3", status=Status.RECALLED)
SET_ASIDE = LawReference("RGPD", "art. 18, 1, a", status=Status.RECALLED)


class Judge(StrEnum):
    """Who can judge afterwards. `NOBODY`: no decision to annul; the Défenseur des droits can still be asked."""

    JUDICIAL = "judicial"
    ADMINISTRATIVE = "administrative"
    CNIL = "cnil"
    NOBODY = "nobody"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """One kind of complaint. `months`: the law's delay for an answer, after which silence is a refusal (`silence`).

    `stops` says what is suspended while it waits, None when nothing is; `law` is why. `by_head`: only whoever leads
    the agency answers, because it is about how somebody of the team behaved.
    """

    code: str
    words: Sentence
    months: int = 2
    delay: LawReference = SILENCE
    stops: Sentence | None = None
    law: LawReference | None = None
    judge: Judge = Judge.NOBODY
    by_head: bool = False

    @property
    def suspends(self) -> bool:
        """Something stops while this complaint waits."""
        return self.stops is not None


OFFERED: tuple[Ground, ...] = (
    Ground(
        code="payment",
        words=Sentence.of("Un paiement manque, ou il est en retard"),
        judge=Judge.JUDICIAL,
    ),
    Ground(
        code="overpayment",
        words=Sentence.of("On me demande de rembourser"),
        delay=DEBT_ANSWERED,
        stops=Sentence.of("Tant que vous n'avez pas de réponse, rien n'est retenu sur vos paiements."),
        law=NO_WITHHOLDING,
        judge=Judge.JUDICIAL,
    ),
    Ground(
        code="sanction",
        words=Sentence.of("Un avertissement, une suspension ou une radiation"),
        judge=Judge.ADMINISTRATIVE,
    ),
    Ground(code="wait", words=Sentence.of("On me fait attendre, ou on ne me répond pas")),
    Ground(
        code="welcome",
        words=Sentence.of("La façon dont on m'a reçu ou parlé"),
        by_head=True,
    ),
    Ground(
        code="data",
        words=Sentence.of("Une information de mon dossier est fausse"),
        months=1,
        delay=ONE_MONTH,
        stops=Sentence.of(
            "Tant que ce n'est pas vérifié, cette information ne sert à aucune décision sur vous."
        ),
        law=SET_ASIDE,
        judge=Judge.CNIL,
    ),
    Ground(code="page", words=Sentence.of("Cette page ne marche pas, ou je ne la comprends pas")),
    Ground(code="other", words=Sentence.of("Autre chose")),
)
# A line of a page that is contested by its own button.
LINES: tuple[Ground, ...] = (
    Ground(code="rights", words=Sentence.of("Un chiffre de mes droits"), judge=Judge.JUDICIAL),
    Ground(
        code="reading",
        words=Sentence.of("Quelqu'un a lu mon dossier"),
        months=1,
        delay=ONE_MONTH,
        judge=Judge.CNIL,
    ),
)
GROUNDS: Mapping[str, Ground] = {each.code: each for each in (*OFFERED, *LINES)}


def ground_of(code: str) -> Ground:
    """The kind of complaint; what nobody named is "other"."""
    return GROUNDS.get(code, GROUNDS["other"])
