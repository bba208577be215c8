"""What can happen between a person and her counsellor."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from visavis.foundation.facts import Fact


@dataclass(frozen=True, kw_only=True)
class MessageWritten(Fact):
    """The person wrote; an answer is owed by `answer_due_at`."""

    message_id: UUID
    answer_due_at: datetime


@dataclass(frozen=True, kw_only=True)
class MessageAnswered(Fact):
    """A counsellor wrote to the person; `late` when the promised hour had passed."""

    message_id: UUID
    late: bool


@dataclass(frozen=True, kw_only=True)
class MessageWithdrawn(Fact):
    """The author took her message back; its text is gone."""

    message_id: UUID
