"""What can happen to rights."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from visavis.foundation.facts import Fact


@dataclass(frozen=True, kw_only=True)
class RightsComputed(Fact):
    """The rights of a person were computed and explained: yes, no, or cannot say."""

    computation_id: UUID
    verdict: str
    fingerprint: str


@dataclass(frozen=True, kw_only=True)
class HumanDecisionAsked(Fact):
    """The computation could not say: a human decides, and the person was told who."""

    computation_id: UUID


@dataclass(frozen=True, kw_only=True)
class SimulationKept(Fact):
    """What a person tried was kept in her file, beside what her file knows."""

    computation_id: UUID
    verdict: str


@dataclass(frozen=True, kw_only=True)
class SimulationFrozen(Fact):
    """A computation was frozen as it stands; a counsellor looks at it by `due_at`."""

    computation_id: UUID
    due_at: datetime


@dataclass(frozen=True, kw_only=True)
class SimulationCountersigned(Fact):
    """A counsellor looked at a frozen computation: she countersigned it, or wrote what she disagrees with."""

    computation_id: UUID
    stance: str


@dataclass(frozen=True, kw_only=True)
class DecisionCompared(Fact):
    """The official decision was entered and compared with a frozen computation: the same, or they part at `line`."""

    computation_id: UUID
    gap: str
    line: str
