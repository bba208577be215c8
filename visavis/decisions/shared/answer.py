"""Three answers: yes, no, cannot say. Never a silent zero, never an automatic refusal."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from visavis.decisions.shared.sentence import Sentence


class Verdict(StrEnum):
    """The three values; `CANNOT_SAY` always comes with what is missing and who decides."""

    YES = "yes"
    NO = "no"
    CANNOT_SAY = "cannot_say"

    @property
    def truth(self) -> Decimal:
        """1, 0 or ½: so that "all conditions hold" is the smallest of them."""
        return {"yes": Decimal(1), "no": Decimal(0), "cannot_say": Decimal("0.5")}[self.value]


@dataclass(frozen=True, slots=True)
class Answer:
    """A verdict in sentences: `why`, what is `missing`, and `who_decides` (a human) when it stays open."""

    verdict: Verdict
    why: tuple[Sentence, ...] = ()
    missing: tuple[Sentence, ...] = ()
    who_decides: Sentence | None = None

    def __post_init__(self) -> None:
        if self.verdict is Verdict.CANNOT_SAY and self.who_decides is None:
            raise ValueError("an open answer must name the human who decides")

    @property
    def is_yes(self) -> bool:
        return self.verdict is Verdict.YES

    @property
    def is_no(self) -> bool:
        return self.verdict is Verdict.NO

    @property
    def is_open(self) -> bool:
        return self.verdict is Verdict.CANNOT_SAY


def yes(*why: Sentence) -> Answer:
    """The condition holds."""
    return Answer(Verdict.YES, why)


def no(*why: Sentence) -> Answer:
    """The condition does not hold."""
    return Answer(Verdict.NO, why)


def cannot_say(*why: Sentence, who_decides: Sentence, missing: Iterable[Sentence] = ()) -> Answer:
    """Nobody can tell from these facts: a named human decides."""
    return Answer(Verdict.CANNOT_SAY, why, tuple(missing), who_decides)


def all_of(answers: Iterable[Answer]) -> Answer:
    """Yes when all are yes; otherwise the answers of the weakest verdict, joined. A sure no beats a doubt."""
    given = tuple(answers)
    weakest = min(
        (answer.verdict for answer in given), key=lambda verdict: verdict.truth, default=Verdict.YES
    )
    kept = tuple(answer for answer in given if answer.verdict is weakest)
    return Answer(
        weakest,
        tuple(sentence for answer in kept for sentence in answer.why),
        tuple(sentence for answer in kept for sentence in answer.missing),
        next((answer.who_decides for answer in kept if answer.who_decides), None),
    )
