"""What can happen to what a person lets others see. Names and reasons stay in her file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from visavis.foundation.facts import Fact


@dataclass(frozen=True, kw_only=True)
class SharingAgreed(Fact):
    """The person lets a partner read parts of her file until `until_at`."""

    agreement_id: UUID
    kind: str
    until_at: datetime


@dataclass(frozen=True, kw_only=True)
class SharingEnded(Fact):
    """The partner reads nothing any more."""

    agreement_id: UUID
    kind: str


@dataclass(frozen=True, kw_only=True)
class UseStopped(Fact):
    """A use of her data is stopped at her wish."""

    restriction_id: UUID
    use: str


@dataclass(frozen=True, kw_only=True)
class UseResumed(Fact):
    """The use goes on again: at her wish at once, or from `lift_at` on when staff announced it."""

    restriction_id: UUID
    use: str
    lift_at: datetime
    announced: bool
