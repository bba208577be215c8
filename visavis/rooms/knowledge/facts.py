"""What can happen to what staff know. None is about a person who looks for work."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from visavis.foundation.facts import Fact


@dataclass(frozen=True, kw_only=True)
class NoteWritten(Fact):
    """A new version of an answer or a practice note holds."""

    entry_id: UUID
    number: int
    audience: str
    retired: bool


@dataclass(frozen=True, kw_only=True)
class TrainingDeclared(Fact):
    """Hours of training of a group were told; `people` is five or more."""

    quarter: date
    people: int
    hours: int
