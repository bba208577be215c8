"""What can happen to a referral and to a recommendation."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from visavis.foundation.facts import Fact


@dataclass(frozen=True, kw_only=True)
class ReferralReceived(Fact):
    """A person asks the mediator to look; by `judge_by` she hears whether the law lets her."""

    referral_id: UUID
    judge_by: datetime


@dataclass(frozen=True, kw_only=True)
class ReferralTaken(Fact):
    """A mediator took the case: from now on, and until it ends, she may read the file."""

    referral_id: UUID


@dataclass(frozen=True, kw_only=True)
class ReferralJudged(Fact):
    """The mediator said whether she may take the case, and why."""

    referral_id: UUID
    admissible: bool


@dataclass(frozen=True, kw_only=True)
class RecommendationMade(Fact):
    """The mediator says what the service should do for this person; it answers by `answer_by`."""

    recommendation_id: UUID
    referral_id: UUID
    answer_by: datetime


@dataclass(frozen=True, kw_only=True)
class RecommendationAnswered(Fact):
    """The service promised, applied or refused; `late` when the day had passed."""

    recommendation_id: UUID
    referral_id: UUID
    state: str
    late: bool


@dataclass(frozen=True, kw_only=True)
class ReferralConcluded(Fact):
    """The mediator answered; the file is closed to her."""

    referral_id: UUID


@dataclass(frozen=True, kw_only=True)
class ReferralWithdrawn(Fact):
    """The person took her request back; the file is closed to the mediator."""

    referral_id: UUID


@dataclass(frozen=True, kw_only=True)
class GeneralRecommendationMade(Fact):
    """The mediator says what the whole service should change; published at once."""

    recommendation_id: UUID
    answer_by: datetime


@dataclass(frozen=True, kw_only=True)
class GeneralRecommendationAnswered(Fact):
    """The service promised, applied or refused it, in public."""

    recommendation_id: UUID
    state: str
    late: bool
