"""What can happen to a datum. What it says stays in the file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from visavis.foundation.facts import Fact


@dataclass(frozen=True, kw_only=True)
class CorrectionAsked(Fact):
    """A person asks that a datum be put right; a human owes a decision by `due_at`."""

    correction_id: UUID
    datum: str
    due_at: datetime


@dataclass(frozen=True, kw_only=True)
class DatumCorrected(Fact):
    """A datum was put right; the file keeps what it said before. `told`: how many had received the wrong one."""

    correction_id: UUID
    datum: str
    told: int
    late: bool


@dataclass(frozen=True, kw_only=True)
class CorrectionRefused(Fact):
    """A human refused a correction, with a typed reason that can be contested."""

    correction_id: UUID
    datum: str
    late: bool
