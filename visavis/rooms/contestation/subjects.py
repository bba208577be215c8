"""What can be contested: each room says how its lines are called, in `front/wiring.py`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

COMPLAINT = "complaint"


@dataclass(frozen=True, slots=True)
class Subject:
    """A contested line as both sides read it: its name, its value in words, where it is shown to staff.

    `computed`: it can be computed again; else `act` says what it is, a reading or a refusal. `done_by`:
    the account whose act it is, who never answers about it.
    """

    title: str
    value: str
    staff_url: str = ""
    computed: bool = True
    done_by: UUID | None = None
    act: str = "reading"


Describer = Callable[[UUID | None, str], Subject | None]
_describers: dict[str, Describer] = {}


def describe(kind: str, describer: Describer) -> None:
    """Say how lines of one kind are called; `describer(subject_id, node)` gives None when unknown."""
    _describers[kind] = describer


def known(kind: str) -> bool:
    """Is there such a kind of line?"""
    return kind in _describers


def subject_of(kind: str, subject_id: UUID | None, node: str) -> Subject | None:
    """The contested line in words, None when it cannot be seen any more."""
    describer = _describers.get(kind)
    return describer(subject_id, node) if describer else None
