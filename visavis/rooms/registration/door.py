"""What was said at registration: all that other rooms may ask of this one."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from visavis.rooms.registration.queries import registration_of

__all__ = ["digital_preference", "work_sought"]


def _said(file_id: UUID, question: str) -> dict[str, Any]:
    known = registration_of(file_id)
    return (known.answers.get(question) if known else None) or {}


def work_sought(file_id: UUID) -> str:
    """The work the person looks for, in her words; empty when she did not say."""
    return _said(file_id, "work").get("work", "")


def digital_preference(file_id: UUID) -> str | None:
    """How she prefers to do things: human, paper, together, alone, depends; None: not said. Never a score."""
    return _said(file_id, "ease").get("ease")
