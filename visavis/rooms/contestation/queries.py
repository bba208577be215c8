"""Contestations as both sides read them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from visavis.foundation.clock import now as present
from visavis.foundation.identity.names import name_of
from visavis.foundation.requests.codes import show_code
from visavis.foundation.vault import Shredded, unseal
from visavis.rooms.contestation.models import Contestation
from visavis.rooms.contestation.subjects import Subject, subject_of
from visavis.rooms.dossier.door import kept_keys

PAGE = 20


@dataclass(frozen=True, slots=True)
class Contested:
    """One contestation. `subject` is None when the line cannot be seen any more."""

    id: UUID
    number: str
    file_id: UUID
    subject: Subject | None
    words: str
    channel: str
    opened_at: datetime
    due_at: datetime
    answered_at: datetime | None
    answered_by: str
    outcome: str
    reason: str

    @property
    def late(self) -> bool:
        return (self.answered_at or present()) > self.due_at


def _open(file_id: UUID, sealed: bytes | None) -> str:
    try:
        return unseal(file_id, sealed) if sealed else ""
    except Shredded:
        return ""


def _contested(row: Contestation) -> Contested:
    by = name_of(row.answered_by)
    return Contested(
        row.id,
        show_code(row.number),
        row.file_id,
        subject_of(row.subject_kind, row.subject_id, row.node),
        _open(row.file_id, row.sealed_words),
        row.channel,
        row.opened_at,
        row.due_at,
        row.answered_at,
        by,
        row.outcome,
        _open(row.file_id, row.sealed_reason),
    )


def of_file(file_id: UUID) -> Sequence[Contested]:
    """A person's contestations, latest first."""
    rows = Contestation.objects.filter(file_id__of=file_id).order_by("-opened_at", "-id")
    return [_contested(row) for row in rows[:PAGE]]


def one(contestation_id: UUID) -> Contested | None:
    """One contestation, when the reader may see it."""
    row = Contestation.objects.filter(id=contestation_id).first()
    return _contested(row) if row else None


def waiting(agency_id: UUID | None, *, after: UUID | None = None) -> Sequence[Contested]:
    """What an agency owes an answer to, oldest promise first (ids sort by time), `PAGE` at a time."""
    rows = Contestation.objects.filter(agency_id=agency_id, answered_at=None).order_by("id")
    return [_contested(row) for row in (rows.filter(id__gt=after) if after else rows)[:PAGE]]


def waiting_for(file_ids: Sequence[UUID]) -> dict[UUID, datetime]:
    """For each of these files, the nearest day an answer is due."""
    kept = kept_keys(file_ids)
    rows = Contestation.objects.filter(file_id__in=list(kept), answered_at=None).order_by("due_at", "id")
    due: dict[UUID, datetime] = {}
    for row in rows:
        due.setdefault(kept[row.file_id], row.due_at)
    return due


def waiting_at(agency_id: UUID, at: datetime) -> tuple[int, int]:
    """How many contestations of an agency wait for their answer, and how many past the promised day."""
    rows = Contestation.objects.filter(agency_id=agency_id, answered_at=None)
    return rows.count(), rows.filter(due_at__lt=at).count()
