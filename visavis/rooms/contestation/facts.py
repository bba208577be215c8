"""What can happen to a contestation."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from visavis.foundation.facts import Fact


@dataclass(frozen=True, kw_only=True)
class ContestationOpened(Fact):
    """A person contests a line, or complains (`subject` "complaint", `node` what about): answered by `due_at`."""

    contestation_id: UUID
    subject: str
    node: str
    due_at: datetime


@dataclass(frozen=True, kw_only=True)
class ContestationTaken(Fact):
    """Somebody of the agency takes it on: she sees to it that an answer leaves."""

    contestation_id: UUID


@dataclass(frozen=True, kw_only=True)
class ContestationEscalated(Fact):
    """The promised day has passed without an answer: whoever leads the agency takes it on, and the person is told."""

    contestation_id: UUID
    due_at: datetime


@dataclass(frozen=True, kw_only=True)
class ContestationAnswered(Fact):
    """A human answered, with a typed reason; `late` when the promised day had passed."""

    contestation_id: UUID
    outcome: str
    late: bool


@dataclass(frozen=True, kw_only=True)
class SecondLookDrawn(Fact):
    """Chance chose this answer: somebody else reads it again by `due_at`."""

    contestation_id: UUID
    due_at: datetime


@dataclass(frozen=True, kw_only=True)
class SecondLookGiven(Fact):
    """Somebody else read an answer again: she agrees, or opens the contestation again."""

    contestation_id: UUID
    verdict: str


@dataclass(frozen=True, kw_only=True)
class ContestationSettled(Fact):
    """What an answer promised for later was done; `computed` when a new computation stands in the file."""

    contestation_id: UUID
    computed: bool
    late: bool


@dataclass(frozen=True, kw_only=True)
class ComplaintWithoutFileOpened(Fact):
    """Somebody without a file complains (`about` is the ground): answered by `due_at`."""

    complaint_id: UUID
    about: str
    due_at: datetime


@dataclass(frozen=True, kw_only=True)
class ComplaintWithoutFileTaken(Fact):
    """Somebody of the agency sees to it that an answer leaves."""

    complaint_id: UUID


@dataclass(frozen=True, kw_only=True)
class ComplaintWithoutFileEscalated(Fact):
    """The promised day has passed: whoever leads the agency takes it on."""

    complaint_id: UUID
    due_at: datetime


@dataclass(frozen=True, kw_only=True)
class ComplaintWithoutFileAnswered(Fact):
    """A human answered somebody without a file, with a typed reason."""

    complaint_id: UUID
    outcome: str
    late: bool


@dataclass(frozen=True, kw_only=True)
class ComplaintWithoutFileTold(Fact):
    """She was called with the answer; `reached` when somebody picked up."""

    complaint_id: UUID
    reached: bool


@dataclass(frozen=True, kw_only=True)
class SecondLookWithoutFileDrawn(Fact):
    """Chance chose the answer to somebody without a file: somebody else reads it again by `due_at`."""

    complaint_id: UUID
    due_at: datetime


@dataclass(frozen=True, kw_only=True)
class SecondLookWithoutFileGiven(Fact):
    """Somebody else read again what somebody without a file was answered: she agrees, or opens it again."""

    complaint_id: UUID
    verdict: str
