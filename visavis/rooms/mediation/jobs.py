"""What happens after each step of a mediation: letters, in the hours of the agency's wall.

`on_…` are the handlers for the table of facts: they only put jobs in line, in the act's own transaction.
"""

from __future__ import annotations

from uuid import UUID
from zoneinfo import ZoneInfo

from django.utils import timezone

from visavis.foundation.clock import now
from visavis.foundation.jobs import job, later
from visavis.rooms.agencies.door import agency
from visavis.rooms.mediation import letters
from visavis.rooms.mediation.facts import (
    RecommendationAnswered,
    RecommendationMade,
    ReferralConcluded,
    ReferralJudged,
    ReferralReceived,
)
from visavis.rooms.mediation.models import Recommendation, Referral


def on_received(fact: ReferralReceived) -> None:
    later(write_received, file_id=fact.person, referral_id=fact.referral_id)


def on_judged(fact: ReferralJudged) -> None:
    later(write_judged, file_id=fact.person, referral_id=fact.referral_id)


def on_recommended(fact: RecommendationMade) -> None:
    later(write_recommended, file_id=fact.person, recommendation_id=fact.recommendation_id)


def on_answered(fact: RecommendationAnswered) -> None:
    later(write_answered, file_id=fact.person, recommendation_id=fact.recommendation_id)


def on_concluded(fact: ReferralConcluded) -> None:
    later(write_concluded, file_id=fact.person, referral_id=fact.referral_id)


def _in_zone(model: type[Referral] | type[Recommendation], row_id: UUID) -> timezone.override:
    agency_id = model.objects.values_list("agency_id", flat=True).get(id=row_id)
    return timezone.override(ZoneInfo(agency(agency_id).zone))


@job("mediation.write_received")
def write_received(*, file_id: UUID, referral_id: UUID) -> None:
    with _in_zone(Referral, referral_id):
        letters.on_received(referral_id, now())


@job("mediation.write_judged")
def write_judged(*, file_id: UUID, referral_id: UUID) -> None:
    with _in_zone(Referral, referral_id):
        letters.on_judged(referral_id, now())


@job("mediation.write_recommended")
def write_recommended(*, file_id: UUID, recommendation_id: UUID) -> None:
    with _in_zone(Recommendation, recommendation_id):
        letters.on_recommended(recommendation_id, now())


@job("mediation.write_answered")
def write_answered(*, file_id: UUID, recommendation_id: UUID) -> None:
    with _in_zone(Recommendation, recommendation_id):
        letters.on_answered(recommendation_id, now())


@job("mediation.write_concluded")
def write_concluded(*, file_id: UUID, referral_id: UUID) -> None:
    with _in_zone(Referral, referral_id):
        letters.on_concluded(referral_id, now())
