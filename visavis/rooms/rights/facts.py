"""What can happen to rights."""

from __future__ import annotations

from dataclasses import dataclass
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
