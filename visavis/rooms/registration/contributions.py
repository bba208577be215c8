"""What registration adds to a file: its part of the export."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from visavis.rooms.registration.models import Draft
from visavis.rooms.registration.queries import registration_of


def forget(file_id: UUID) -> None:
    """Erase the answers and the code: sealed, they could not be read any more."""
    Draft.objects.filter(file_id=file_id).delete()


def forget_unfinished(now: datetime, kept: timedelta) -> int:
    """Erase the answers and codes of registrations never finished, so long after their code's end."""
    return Draft.objects.filter(finished_at=None, expires_at__lt=now - kept).delete()[0]


def export(file_id: UUID) -> dict[str, Any]:
    """For the export of the whole file: what was said, and when it began."""
    known = registration_of(file_id)
    return {} if known is None else {"begun_at": known.begun_at.isoformat(), "answers": known.answers}
