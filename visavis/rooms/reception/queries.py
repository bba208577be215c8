"""Who waits for a call: read-only values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from visavis.decisions.presence.call_back import lateness
from visavis.foundation.identity.actor import Actor
from visavis.foundation.identity.names import names_of
from visavis.foundation.requests.codes import show_code
from visavis.foundation.words.show import language
from visavis.rooms.agencies.door import Place, agency
from visavis.rooms.dossier.door import names_in_list
from visavis.rooms.reception.models import CallBack
from visavis.rooms.reception.numbers import read_number

PAGE = 20


@dataclass(frozen=True, slots=True)
class Waiting:
    """One line of "À rappeler". Local times; `number` shows only to the one who took it; `who` is a name or empty."""

    id: UUID
    due_at: datetime
    asked_at: datetime
    late: str
    who: str
    file_id: UUID | None
    about: str
    language: str
    taken_by: str
    mine: bool
    number: str
    tries: int


@dataclass(frozen=True, slots=True)
class Count:
    """How many wait for a call, and how many of them past the hour promised."""

    waiting: int
    late: int


def to_call(by: Actor, now: datetime, *, after: UUID | None = None) -> tuple[Sequence[Waiting], UUID | None]:
    """The call-backs of the actor's agency by hour due, and the id that leads to the next page (or None)."""
    rows = CallBack.objects.filter(agency_id=by.agency_id, ended_at=None).order_by("due_at", "id")
    if after and (shown := CallBack.objects.filter(id=after).first()):
        rows = rows.filter(Q(due_at__gt=shown.due_at) | Q(due_at=shown.due_at, id__gt=shown.id))
    found = list(rows[: PAGE + 1])
    page = found[:PAGE]
    if not page or by.agency_id is None:
        return [], None
    people = names_in_list((row.file_id for row in page if row.file_id), now=now, by=by)
    staff = names_of(row.taken_by for row in page)
    place = agency(by.agency_id)
    names = {row.id: people[row.file_id].full for row in page if row.file_id in people}
    lines = [_line(row, place, by, now, (names.get(row.id, ""), staff.get(row.taken_by, ""))) for row in page]
    return lines, page[-1].id if len(found) > PAGE else None


def _line(row: CallBack, place: Place, by: Actor, now: datetime, names: tuple[str, str]) -> Waiting:
    who, taken_by = names
    mine = row.taken_by is not None and row.taken_by == by.account_id
    late = lateness(row.due_at, now)
    return Waiting(
        id=row.id,
        due_at=place.local(row.due_at),
        asked_at=place.local(row.asked_at),
        late=late.say(language()) if late else "",
        who=who,
        file_id=row.file_id,
        about=show_code(row.about) if row.about else "",
        language=row.language,
        taken_by=taken_by,
        mine=mine,
        number=read_number(row.key, row.sealed_number) if mine else "",
        tries=row.tries,
    )


def owed_in(agency_id: UUID, by: Actor) -> Sequence[CallBack]:
    """The calls an agency owes, by hour due, without those a colleague took."""
    rows = CallBack.objects.filter(Q(taken_by=None) | Q(taken_by=by.account_id))
    return list(rows.filter(agency_id=agency_id, ended_at=None).order_by("due_at", "id"))


def count(agency_id: UUID, now: datetime) -> Count:
    """How many wait, for a counsellor's home or a manager's."""
    rows = CallBack.objects.filter(agency_id=agency_id, ended_at=None)
    return Count(rows.count(), rows.filter(due_at__lte=now).count())


def due_for(file_id: UUID) -> datetime | None:
    """When a person is going to be called, None when she asked for nothing."""
    rows = CallBack.objects.filter(file_id__of=file_id, ended_at=None).order_by("due_at", "id")
    return rows.values_list("due_at", flat=True).first()


def everything(file_id: UUID) -> list[dict[str, object]]:
    """Every call-back of a file, oldest first, as plain values."""
    rows = CallBack.objects.filter(file_id__of=file_id).order_by("asked_at", "id")
    return [
        {
            "asked_at": row.asked_at.isoformat(),
            "promised_before": row.due_at.isoformat(),
            "tries": row.tries,
            "ended_at": row.ended_at.isoformat() if row.ended_at else None,
            "ended_because": row.ended_because,
        }
        for row in rows
    ]
