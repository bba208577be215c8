"""What happens after an answer: the letter, in the hours of the agency's wall.

`on_…` are the handlers for the table of facts: they only put jobs in line, in the act's own transaction.
"""

from __future__ import annotations

from uuid import UUID
from zoneinfo import ZoneInfo

from django.utils import timezone

from visavis.foundation.clock import now
from visavis.foundation.jobs import job, later
from visavis.rooms.agencies.door import agency
from visavis.rooms.contestation import letters
from visavis.rooms.contestation.facts import ContestationAnswered, ContestationSettled
from visavis.rooms.contestation.models import Contestation


def on_answered(fact: ContestationAnswered) -> None:
    later(write_answered, file_id=fact.person, contestation_id=fact.contestation_id)


def on_settled(fact: ContestationSettled) -> None:
    later(write_settled, file_id=fact.person, contestation_id=fact.contestation_id)


def _in_zone(contestation_id: UUID) -> timezone.override:
    agency_id = Contestation.objects.values_list("agency_id", flat=True).get(id=contestation_id)
    return timezone.override(ZoneInfo(agency(agency_id).zone))


@job("contestation.write_answered")
def write_answered(*, file_id: UUID, contestation_id: UUID) -> None:
    with _in_zone(contestation_id):
        letters.on_answered(contestation_id, now())


@job("contestation.write_settled")
def write_settled(*, file_id: UUID, contestation_id: UUID) -> None:
    with _in_zone(contestation_id):
        letters.on_settled(contestation_id, now())
