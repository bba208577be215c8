"""Replaying a past computation with its own data, texts and figures: the same, or where it first differs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import get_language

from visavis.decisions.shared.sentence import Sentence
from visavis.rooms.dossier.door import resolve
from visavis.rooms.rights.door import Kept, one


@dataclass(frozen=True, slots=True)
class Replayed:
    """One replay. `steps` were compared; `first` is (title, kept, again) of the first that differs, None if none."""

    id: UUID
    file_id: UUID
    computed_at: datetime
    fingerprint: str
    texts: tuple[str, ...]
    steps: int
    same: bool
    first: tuple[str, str, str] | None
    others: tuple[str, ...] = ()


def replay(computation_id: UUID, language: str = "") -> Replayed | None:
    """Replay one computation that the reader may see; None when there is none. Changes nothing."""
    kept = one(computation_id)
    return _replayed(kept, language or get_language() or "fr") if kept else None


def _replayed(kept: Kept, language: str) -> Replayed:
    found, versions = kept.first_difference, kept.as_kept["versions"]
    first = (
        (found.title.say(language), *(_said(each, language) for each in (found.kept, found.again)))
        if found
        else None
    )
    return Replayed(
        id=kept.id,
        file_id=resolve(kept.file_id),
        computed_at=kept.computed_at,
        fingerprint=versions["fingerprint"][:12],
        texts=tuple(versions["rules"]),
        steps=sum(1 for _ in kept.explanation.walk()),
        same=kept.same,
        first=first,
        others=tuple(sentence.say(language) for sentence in kept.differences),
    )


def _said(sentence: Sentence | None, language: str) -> str:
    return sentence.say(language) if sentence else "–"
