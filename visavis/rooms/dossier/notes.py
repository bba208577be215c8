"""A counsellor's note on a proposal of a machine: it prevails. Kept by the register, shown where it counts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True, slots=True)
class PrevailingNote:
    """What a human said of one proposal: `stance` is `first`, `aside` or `changed`; `words` are for the person."""

    id: UUID
    kind: str
    subject_id: UUID
    stance: str
    words: str
    by: str
    at: datetime


_kept: list[Callable[[UUID, str], Sequence[PrevailingNote]]] = []


def keep_notes(kept: Callable[[UUID, str], Sequence[PrevailingNote]]) -> None:
    """Say who keeps the notes; called once, in `front/wiring.py`."""
    _kept[:] = [kept]


def prevailing_notes(file_id: UUID | None, kind: str) -> Sequence[PrevailingNote]:
    """The notes that stand on proposals of one kind (`offer`, `rights`) for this person, latest first."""
    return [note for kept in _kept for note in kept(file_id, kind)] if file_id else []
