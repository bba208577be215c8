"""Who was received: read-only values."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from visavis.foundation.identity.names import names_of
from visavis.foundation.vault import Shredded, unseal
from visavis.rooms.agencies.door import agency
from visavis.rooms.reception.models import Visit
from visavis.rooms.reception.motives import Motive

PAGE = 20
A_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Visited:
    """One visit. Local times; `who` is the name of whoever received her; `note` empty when there is none."""

    id: UUID
    file_id: UUID | None
    motive: str
    arrived_at: datetime
    noted_at: datetime
    minutes: int
    note: str
    who: str
    place: str
    channel: str


def visits(file_id: UUID, *, before: UUID | None = None) -> tuple[Sequence[Visited], UUID | None]:
    """The visits of a person, latest first, and the id that leads to the next page (or None)."""
    rows = Visit.objects.filter(file_id__of=file_id).order_by("-noted_at", "-id")
    if before and (shown := rows.filter(id=before).first()):
        rows = rows.filter(noted_at__lte=shown.noted_at).exclude(id=shown.id)
    found = list(rows[: PAGE + 1])
    return _visited(found[:PAGE]), found[PAGE - 1].id if len(found) > PAGE else None


def visit(visit_id: UUID, *, file_id: UUID | None) -> Visited | None:
    """One visit of a file, or one without a file (`file_id` None) of the reader's agency."""
    rows = Visit.objects.filter(id=visit_id).order_by("id")
    rows = rows.filter(file_id__of=file_id) if file_id else rows.filter(file_id=None)
    return next(iter(_visited(rows)), None)


def every_visit(file_id: UUID) -> list[dict[str, object]]:
    """Every visit of a file, oldest first, as plain values."""
    rows = Visit.objects.filter(file_id__of=file_id).order_by("arrived_at", "id")
    return [
        {
            "arrived_at": each.arrived_at.isoformat(),
            "minutes": each.minutes,
            "motive": each.motive,
            "received_by": each.who,
            "channel": each.channel,
            "note": each.note,
        }
        for each in _visited(rows)
    ]


def _visited(rows: Iterable[Visit]) -> list[Visited]:
    rows = list(rows)
    names = names_of(row.account_id for row in rows)
    places = {each: agency(each) for each in {row.agency_id for row in rows}}
    return [
        Visited(
            id=row.id,
            file_id=row.file_id,
            motive=str(Motive(row.motive).label),
            arrived_at=places[row.agency_id].local(row.arrived_at),
            noted_at=places[row.agency_id].local(row.noted_at),
            minutes=row.minutes,
            note=_note(row),
            who=names.get(row.account_id, ""),
            place=places[row.agency_id].name,
            channel=row.channel,
        )
        for row in rows
    ]


def _note(row: Visit) -> str:
    if row.file_id is None or not row.sealed_note:
        return ""
    try:
        return unseal(row.file_id, row.sealed_note)
    except Shredded:
        return ""


def received_within(file_id: UUID, at: datetime, *, agency_id: UUID | None) -> bool:
    """Whether a visit of the person to this agency was written down in the week before `at`."""
    rows = Visit.objects.filter(file_id__of=file_id, agency_id=agency_id, arrived_at__gt=at - A_WEEK)
    return rows.filter(arrived_at__lte=at).exists()
