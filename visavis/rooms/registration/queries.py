"""What is known of a registration: read-only values."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from visavis.foundation.clock import now as present
from visavis.foundation.requests.codes import show_code
from visavis.foundation.vault import unseal
from visavis.rooms.registration.models import Draft
from visavis.rooms.registration.questions import QUESTIONS, Question

STILL_AT_THE_DESK = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Registration:
    """A registration under way or finished. `answers` by question; None: "I do not know"; absent: not asked yet."""

    file_id: UUID
    code: str
    answers: dict[str, dict[str, Any] | None]
    begun_at: datetime
    expires_at: datetime
    finished_at: datetime | None

    def first_unasked(self) -> Question | None:
        """Where to go on; None: everything was asked."""
        return next((question for question in QUESTIONS if question.key not in self.answers), None)


def registration_of(file_id: UUID | None) -> Registration | None:
    """The registration of a file the reader may see."""
    row = Draft.objects.filter(file_id=file_id).first() if file_id else None
    if row is None:
        return None
    return Registration(
        file_id=row.file_id,
        code=show_code(unseal(row.file_id, row.sealed_code)),
        answers=answers_in(row),
        begun_at=row.begun_at,
        expires_at=row.expires_at,
        finished_at=row.finished_at,
    )


def answers_in(row: Draft) -> dict[str, Any]:
    """The unsealed answers of a row."""
    return json.loads(unseal(row.file_id, row.sealed_answers))


def registration_ended(file_id: UUID) -> bool:
    """Is the registration over, its card handed out? Then its pages are a part of the file like any other."""
    finished = Draft.objects.filter(file_id__of=file_id).values_list("finished_at", flat=True)
    ended = finished.first()
    return ended is not None and ended < present() - STILL_AT_THE_DESK
