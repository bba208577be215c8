"""What can happen to a contestation."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from visavis.foundation.facts import Fact


@dataclass(frozen=True, kw_only=True)
class ContestationOpened(Fact):
    """A person contests a line; a human owes an answer by `due_at`."""

    contestation_id: UUID
    subject: str
    node: str
    due_at: datetime


@dataclass(frozen=True, kw_only=True)
class ContestationAnswered(Fact):
    """A human answered, with a typed reason; `late` when the promised day had passed."""

    contestation_id: UUID
    outcome: str
    late: bool


@dataclass(frozen=True, kw_only=True)
class ContestationSettled(Fact):
    """What an answer promised for later was done; `computed` when a new computation stands in the file."""

    contestation_id: UUID
    computed: bool
    late: bool
