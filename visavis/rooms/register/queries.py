"""The choice and the notes of a file, as both sides read them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from visavis.foundation.identity.names import name_of
from visavis.foundation.vault import Shredded, unseal
from visavis.rooms.dossier.door import PrevailingNote
from visavis.rooms.register.models import Note, SwitchedOff


@dataclass(frozen=True, slots=True)
class Spell:
    """One spell without recommendations. `off_by` is empty for the person herself."""

    off_at: datetime
    off_by: str
    reason: str
    on_at: datetime | None


def is_off(file_id: UUID) -> bool:
    """Are recommendations off for this person now?"""
    return SwitchedOff.objects.filter(file_id__of=file_id, on_at=None).exists()


def spells(file_id: UUID, most: int = 20) -> Sequence[Spell]:
    """The spells without recommendations, latest first."""
    rows = SwitchedOff.objects.filter(file_id__of=file_id).order_by("-id")[:most]
    return [
        Spell(row.off_at, name_of(row.off_by), _open(row.file_id, row.sealed_reason), row.on_at)
        for row in rows
    ]


def standing(file_id: UUID, kind: str) -> Sequence[PrevailingNote]:
    """The notes that stand on proposals of one kind, latest first."""
    rows = Note.objects.filter(file_id__of=file_id, kind=kind, ended_at=None).order_by("-id")
    return [_note(row) for row in rows]


def notes(file_id: UUID, most: int = 20) -> Sequence[PrevailingNote]:
    """All the notes that stand, latest first."""
    rows = Note.objects.filter(file_id__of=file_id, ended_at=None).order_by("-id")[:most]
    return [_note(row) for row in rows]


def every_note(file_id: UUID) -> list[dict[str, object]]:
    """For the export: every note ever written, those withdrawn too, oldest first."""
    return [
        {
            "kind": row.kind, "stance": row.stance, "words": _open(row.file_id, row.sealed_words),
            "by": name_of(row.written_by), "at": row.written_at.isoformat(),
            "ended_at": row.ended_at.isoformat() if row.ended_at else None,
        }
        for row in Note.objects.filter(file_id__of=file_id).order_by("id")
    ]  # fmt: skip


def _note(row: Note) -> PrevailingNote:
    words = _open(row.file_id, row.sealed_words)
    return PrevailingNote(
        row.id, row.kind, row.subject_id, row.stance, words, name_of(row.written_by), row.written_at
    )


def _open(file_id: UUID, sealed: bytes) -> str:
    try:
        return unseal(file_id, sealed)
    except Shredded:
        return ""
