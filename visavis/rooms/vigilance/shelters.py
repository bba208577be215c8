"""Files that draw curiosity, as the guard and whoever leads the agency see them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from visavis.foundation.identity.actor import SERVICE, acting_as
from visavis.foundation.identity.names import name_of
from visavis.foundation.vault import Shredded, unseal
from visavis.rooms.vigilance.models import Shelter


@dataclass(frozen=True, slots=True)
class Sheltered:
    """A file under attention: since when, by whom, why."""

    id: UUID
    at: datetime
    by: str
    reason: str


def is_sheltered(file_id: UUID) -> bool:
    """Asked by the guard alone, whoever reads: no agent learns it from an answer."""
    with acting_as(SERVICE):
        return Shelter.objects.filter(file_id__of=file_id, ended_at=None).exists()


def of_file(file_id: UUID) -> Sheltered | None:
    """For whoever leads the agency (the database shows it to nobody else)."""
    row = Shelter.objects.filter(file_id__of=file_id, ended_at=None).first()
    return Sheltered(row.id, row.at, name_of(row.by_account), _reason(row)) if row else None


def all_of(file_id: UUID) -> list[dict[str, object]]:
    """For the export of the whole file: each time, oldest first, with its reason."""
    with acting_as(SERVICE):
        rows = list(Shelter.objects.filter(file_id__of=file_id).order_by("id"))
        return [
            {
                "at": row.at.isoformat(), "until": row.ended_at.isoformat() if row.ended_at else "",
                "who": name_of(row.by_account), "reason": _reason(row),
            }
            for row in rows
        ]  # fmt: skip


def _reason(row: Shelter) -> str:
    try:
        return unseal(row.file_id, bytes(row.sealed_reason))
    except Shredded:
        return ""
