"""What can happen at the reception."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from visavis.foundation.facts import Fact


@dataclass(frozen=True, kw_only=True)
class CallBackAsked(Fact):
    """Somebody waits for a call, promised before `due_at`."""

    call_back_id: UUID
    due_at: datetime


@dataclass(frozen=True, kw_only=True)
class CallBackTaken(Fact):
    """A counsellor calls: the task is hers."""

    call_back_id: UUID


@dataclass(frozen=True, kw_only=True)
class CallBackTried(Fact):
    """Nobody answered; `tries` calls were made so far. After the last one the promise ends there."""

    call_back_id: UUID
    tries: int
    last: bool


@dataclass(frozen=True, kw_only=True)
class VisitReceived(Fact):
    """Somebody was received during `minutes`; `waited_minutes` None: nobody noted a wait."""

    visit_id: UUID
    motive: str
    minutes: int
    waited_minutes: int | None


@dataclass(frozen=True, kw_only=True)
class CallBackMade(Fact):
    """The call took place, `minutes_late` after the hour promised (0 when in time)."""

    call_back_id: UUID
    tries: int
    minutes_late: int
