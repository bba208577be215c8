"""Contestations as both sides read them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from visavis.foundation.clock import now as present
from visavis.foundation.identity.names import name_of
from visavis.foundation.requests.codes import show_code
from visavis.foundation.vault import Shredded, unseal
from visavis.rooms.contestation.models import Contestation
from visavis.rooms.contestation.remaking import came_out
from visavis.rooms.contestation.remaking import foreseen as _foreseen
from visavis.rooms.contestation.subjects import Subject, subject_of
from visavis.rooms.dossier.door import kept_keys
from visavis.rooms.rights.door import Compared

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
    redo_due_at: datetime | None = None
    redone_at: datetime | None = None
    redone_by: str = ""
    redone: str = ""
    came_out: Compared | None = None

    @property
    def computed(self) -> bool:
        """What is contested can be computed again."""
        return self.subject is None or self.subject.computed

    @property
    def of_refusal(self) -> bool:
        """A human's refusal is contested: when it falls, what was refused is owed."""
        return self.subject is not None and not self.subject.computed and self.subject.act == "refusal"

    @property
    def late(self) -> bool:
        return (self.answered_at or present()) > self.due_at

    @property
    def to_redo(self) -> bool:
        """An answer was given, and what it promised is still owed."""
        return self.redo_due_at is not None and self.redone_at is None

    @property
    def owed_at(self) -> datetime:
        """By when somebody owes something: the answer, or what it promised."""
        return self.redo_due_at or self.due_at

    @property
    def owed_late(self) -> bool:
        return self.owed_at < present()


def _open(file_id: UUID, sealed: bytes | None) -> str:
    try:
        return unseal(file_id, sealed) if sealed else ""
    except Shredded:
        return ""


def _contested(row: Contestation) -> Contested:
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
        name_of(row.answered_by),
        row.outcome,
        _open(row.file_id, row.sealed_reason),
        row.redo_due_at,
        row.redone_at,
        name_of(row.redone_by),
        _open(row.file_id, row.sealed_redone),
        came_out(row),
    )


def of_file(file_id: UUID, *, before: UUID | None = None, most: int = PAGE) -> Sequence[Contested]:
    """A person's contestations, latest first; `before` is the last id already shown."""
    rows = Contestation.objects.filter(file_id__of=file_id).order_by("-opened_at", "-id")
    if before and (shown := rows.filter(id=before).first()):
        rows = rows.filter(Q(opened_at__lt=shown.opened_at) | Q(opened_at=shown.opened_at, id__lt=shown.id))
    return [_contested(row) for row in rows[:most]]


def one(contestation_id: UUID) -> Contested | None:
    """One contestation, when the reader may see it."""
    row = Contestation.objects.filter(id=contestation_id).first()
    return _contested(row) if row else None


def foreseen(contestation_id: UUID) -> Compared | None:
    """What computing again would give today, beside what is contested; None while nothing was corrected."""
    row = Contestation.objects.filter(Contestation.owed(), id=contestation_id).first()
    return _foreseen(row) if row else None


def waiting(agency_id: UUID | None, *, after: UUID | None = None) -> Sequence[Contested]:
    """What an agency owes an answer to, oldest promise first (ids sort by time), `PAGE` at a time."""
    rows = Contestation.objects.filter(Contestation.owed(), agency_id=agency_id).order_by("id")
    return [_contested(row) for row in (rows.filter(id__gt=after) if after else rows)[:PAGE]]


def owed_in(agency_id: UUID) -> Sequence[Contestation]:
    """What an agency owes, by hour due, no word of it opened."""
    rows = Contestation.objects.filter(Contestation.owed(), agency_id=agency_id).order_by("id")
    return list(rows.only("id", "file_id", "opened_at", "answered_at", "due_at", "redo_due_at"))


def waiting_for(file_ids: Sequence[UUID]) -> dict[UUID, datetime]:
    """For each of these files, the nearest day an answer is due."""
    kept = kept_keys(file_ids)
    rows = Contestation.objects.filter(Contestation.owed(), file_id__in=list(kept)).order_by("id")
    due: dict[UUID, datetime] = {}
    for row in sorted(rows, key=lambda each: each.redo_due_at or each.due_at):
        due.setdefault(kept[row.file_id], row.redo_due_at or row.due_at)
    return due


def waiting_at(agency_id: UUID, at: datetime) -> tuple[int, int]:
    """How many contestations of an agency wait for their answer, and how many past the promised day."""
    rows = Contestation.objects.filter(Contestation.owed(), agency_id=agency_id)
    return rows.count(), rows.filter(Q(answered_at=None, due_at__lt=at) | Q(redo_due_at__lt=at)).count()
