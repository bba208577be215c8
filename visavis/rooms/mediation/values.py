"""Referrals and recommendations as people read them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from visavis.decisions.remedies import REASONS, Inadmissible
from visavis.foundation.clock import now as present
from visavis.foundation.words.show import language


@dataclass(frozen=True, slots=True)
class Waiting:
    """A referral nobody took yet: no name, no word of it."""

    id: UUID
    number: str
    channel: str
    received_at: datetime
    judge_by: datetime


@dataclass(frozen=True, slots=True)
class Recommended:
    """One recommendation. `text` and `reason` are '' to whoever may not read them (any more)."""

    id: UUID
    number: str
    text: str
    made_at: datetime
    answer_by: datetime
    state: str
    title: str = ""
    reason: str = ""
    reference: str = ""
    promised_on: date | None = None
    answered_at: datetime | None = None
    answered_by: str = ""
    mediator: str = ""
    file_id: UUID | None = None
    referral_id: UUID | None = None

    @property
    def open(self) -> bool:
        """Something is still owed: an answer, or what was promised."""
        return self.state in {"pending", "promised"}

    @property
    def general(self) -> bool:
        return self.file_id is None

    @property
    def late(self) -> bool:
        if self.state == "promised" and self.promised_on:
            return self.promised_on < present().date()
        return (self.answered_at or present()) > self.answer_by


@dataclass(frozen=True, slots=True)
class Referred:
    """One referral. Words are '' to whoever may not read them (any more)."""

    id: UUID
    number: str
    file_id: UUID
    contestation_id: UUID | None
    words: str
    channel: str
    received_at: datetime
    judge_by: datetime
    mediator_id: UUID | None
    mediator: str
    judged_at: datetime | None
    admissible: bool | None
    why: str
    judgement: str
    answer_by: datetime | None
    ended_at: datetime | None
    end: str
    conclusion: str
    recommendations: Sequence[Recommended] = ()

    @property
    def running(self) -> bool:
        return self.ended_at is None

    @property
    def due_at(self) -> datetime:
        """By when the mediator owes her next act."""
        return self.answer_by or self.judge_by

    @property
    def late(self) -> bool:
        return self.running and self.due_at < present()

    @property
    def refused_because(self) -> Inadmissible | None:
        return next((each for each in REASONS if each.code == self.why), None)

    @property
    def refused_words(self) -> str:
        """The reason of the law, what to do instead, the article."""
        why = self.refused_because
        return f"{why.words.say(language())} {why.instead.say(language())} ({why.law})" if why else ""
