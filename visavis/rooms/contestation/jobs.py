"""What happens after an act: letters, in the hours of the agency's wall. And the watch that no promise passes unseen.

`on_…` are the handlers for the table of facts: they only put jobs in line, in the act's own transaction.
"""

from __future__ import annotations

from uuid import UUID
from zoneinfo import ZoneInfo

from django.utils import timezone

from visavis.foundation.clock import now
from visavis.foundation.identity.actor import SERVICE
from visavis.foundation.jobs import every, job, later
from visavis.rooms.agencies.door import agency
from visavis.rooms.contestation import letters, letters_without_file
from visavis.rooms.contestation.actions.watch import watch
from visavis.rooms.contestation.facts import (
    ComplaintWithoutFileAnswered,
    ComplaintWithoutFileEscalated,
    ComplaintWithoutFileOpened,
    ContestationAnswered,
    ContestationEscalated,
    ContestationOpened,
    ContestationSettled,
    SecondLookGiven,
    SecondLookWithoutFileGiven,
)
from visavis.rooms.contestation.models import ComplaintWithoutFile, Contestation


def on_opened(fact: ContestationOpened) -> None:
    later(write_opened, file_id=fact.person, contestation_id=fact.contestation_id)


def on_escalated(fact: ContestationEscalated) -> None:
    later(write_escalated, file_id=fact.person, contestation_id=fact.contestation_id)


def on_looked(fact: SecondLookGiven) -> None:
    if fact.verdict == "reopens":
        later(write_reopened, file_id=fact.person, contestation_id=fact.contestation_id)


def on_answered(fact: ContestationAnswered) -> None:
    later(write_answered, file_id=fact.person, contestation_id=fact.contestation_id)


def on_settled(fact: ContestationSettled) -> None:
    later(write_settled, file_id=fact.person, contestation_id=fact.contestation_id)


def on_opened_without_file(fact: ComplaintWithoutFileOpened) -> None:
    later(write_opened_without_file, complaint_id=fact.complaint_id)


def on_escalated_without_file(fact: ComplaintWithoutFileEscalated) -> None:
    later(write_escalated_without_file, complaint_id=fact.complaint_id)


def on_answered_without_file(fact: ComplaintWithoutFileAnswered) -> None:
    later(write_answered_without_file, complaint_id=fact.complaint_id)


def on_looked_without_file(fact: SecondLookWithoutFileGiven) -> None:
    if fact.verdict == "reopens":
        later(write_reopened_without_file, complaint_id=fact.complaint_id)


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


@job("contestation.write_opened")
def write_opened(*, file_id: UUID, contestation_id: UUID) -> None:
    with _in_zone(contestation_id):
        letters.on_opened(contestation_id, now())


@job("contestation.write_escalated")
def write_escalated(*, file_id: UUID, contestation_id: UUID) -> None:
    with _in_zone(contestation_id):
        letters.on_escalated(contestation_id, now())


@job("contestation.write_reopened")
def write_reopened(*, file_id: UUID, contestation_id: UUID) -> None:
    with _in_zone(contestation_id):
        letters.on_reopened(contestation_id, now())


@job("contestation.write_opened_without_file")
def write_opened_without_file(*, complaint_id: UUID) -> None:
    with _in_zone_of(complaint_id):
        letters_without_file.on_opened(complaint_id, now())


@job("contestation.write_escalated_without_file")
def write_escalated_without_file(*, complaint_id: UUID) -> None:
    with _in_zone_of(complaint_id):
        letters_without_file.on_escalated(complaint_id, now())


@job("contestation.write_answered_without_file")
def write_answered_without_file(*, complaint_id: UUID) -> None:
    with _in_zone_of(complaint_id):
        letters_without_file.on_answered(complaint_id, now())


@job("contestation.write_reopened_without_file")
def write_reopened_without_file(*, complaint_id: UUID) -> None:
    with _in_zone_of(complaint_id):
        letters_without_file.on_reopened(complaint_id, now())


def _in_zone_of(complaint_id: UUID) -> timezone.override:
    agency_id = ComplaintWithoutFile.objects.values_list("agency_id", flat=True).get(id=complaint_id)
    return timezone.override(ZoneInfo(agency(agency_id).zone))


@every(minutes=15)
@job("contestation.watch")
def watch_the_clock() -> None:
    watch(now=now(), by=SERVICE)
