"""What a jobseeker's home says today, gathered from the rooms."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from visavis.front.jobseeker import moments
from visavis.rooms.dossier.door import readings, tasks
from visavis.rooms.people.door import name_of


def today_of(file_id: UUID) -> dict[str, Any]:
    """Name, next appointment, end of rights, what to do, latest readings."""
    return {
        "name": name_of(file_id),
        "tasks": tasks(file_id),
        "readings": readings(file_id, lists=False)[:3],
        "appointment": moments.next_appointment(file_id),
        "rights": moments.rights(file_id),
    }
