"""Which slots are free, which appointments there are: read-only values, in the agency's local time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby
from uuid import UUID

from django.db.models import BooleanField, Exists, Func, OuterRef, Q, QuerySet

from visavis.foundation.identity.names import names_of
from visavis.rooms.agencies.door import Place, agency
from visavis.rooms.appointments.models import Appointment as Row
from visavis.rooms.appointments.models import Slot as SlotRow
from visavis.rooms.appointments.motives import Mode

PAGE = 12
SOONEST = timedelta(minutes=30)
A_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Slot:
    """A slot. `starts_at` and `ends_at` are local to the agency, `counsellor` is a name, `url` where to take it."""

    id: UUID
    agency_id: UUID
    counsellor_id: UUID
    counsellor: str
    place: str
    starts_at: datetime
    ends_at: datetime
    modes: tuple[str, ...]
    url: str = ""

    @property
    def value(self) -> str:
        """What a form sends to take this slot."""
        return str(self.id)

    @property
    def minutes(self) -> int:
        return int((self.ends_at - self.starts_at).total_seconds()) // 60


@dataclass(frozen=True, slots=True)
class Day:
    """The free slots of one day."""

    day: date
    slots: tuple[Slot, ...]


@dataclass(frozen=True, slots=True)
class Meeting:
    """An appointment that holds. Local times; `counsellor` is a name, `at` the agency."""

    id: UUID
    file_id: UUID
    slot_id: UUID
    at: Place
    counsellor_id: UUID
    counsellor: str
    place: str
    starts_at: datetime
    ends_at: datetime
    mode: str
    motive: str
    needs: tuple[str, ...]
    company: str
    channel: str

    @property
    def minutes(self) -> int:
        return int((self.ends_at - self.starts_at).total_seconds()) // 60


class _Taken(Func):
    """Whether a counsellor is already met in that lapse: asked of PostgreSQL, which names nobody."""

    function = "appointments_taken"
    output_field = BooleanField()


def _free(agency_id: UUID, now: datetime, mode: str) -> QuerySet[SlotRow]:
    rows = SlotRow.objects.filter(
        agency_id=agency_id, withdrawn_at=None, starts_at__gte=now + SOONEST, modes__contains=[mode]
    )
    return rows.alias(taken=_Taken("counsellor_id", "starts_at", "ends_at")).filter(taken=False)


def _slots(rows: Sequence[SlotRow], at: Place) -> list[Slot]:
    names = names_of(row.counsellor_id for row in rows)
    return [
        Slot(
            id=row.id,
            agency_id=row.agency_id,
            counsellor_id=row.counsellor_id,
            counsellor=names.get(row.counsellor_id, ""),
            place=row.place,
            starts_at=at.local(row.starts_at),
            ends_at=at.local(row.ends_at),
            modes=tuple(row.modes),
        )
        for row in rows
    ]


def free_slots(
    agency_id: UUID,
    now: datetime,
    *,
    mode: str = Mode.ON_SITE,
    counsellor_id: UUID | None = None,
    file_id: UUID | None = None,
    moving: UUID | None = None,
    after: UUID | None = None,
    most: int = PAGE,
) -> list[Slot]:
    """The first free slots, one per hour of beginning; `after` is the last slot already shown.

    For a person (`file_id`), hours at which she is met already are left out; not those of the appointment
    she moves (`moving`).
    """
    rows = _free(agency_id, now, mode)
    if file_id:
        same = Row.objects.filter(file_id__of=file_id, ended_at=None).exclude(id=moving)
        rows = rows.exclude(
            Exists(same.filter(starts_at__lt=OuterRef("ends_at"), ends_at__gt=OuterRef("starts_at")))
        )
    if counsellor_id:
        rows = rows.filter(counsellor_id=counsellor_id)
    if after and (shown := SlotRow.objects.filter(id=after).first()):
        rows = rows.filter(starts_at__gt=shown.starts_at)
    found = list(rows.order_by("starts_at", "id").distinct("starts_at")[:most])
    return _slots(found, agency(agency_id)) if found else []


def by_day(slots: Iterable[Slot]) -> list[Day]:
    """The same slots, day by day."""
    return [Day(day, tuple(group)) for day, group in groupby(slots, key=lambda slot: slot.starts_at.date())]


def slot(slot_id: UUID) -> Slot | None:
    """One slot that was opened and not withdrawn, free or not."""
    row = SlotRow.objects.filter(id=slot_id, withdrawn_at=None).first()
    return _slots([row], agency(row.agency_id))[0] if row else None


def _meetings(rows: Sequence[Row]) -> list[Meeting]:
    names = names_of(row.counsellor_id for row in rows)
    places = {agency_id: agency(agency_id) for agency_id in {row.agency_id for row in rows}}
    return [_meeting(row, places[row.agency_id], names.get(row.counsellor_id, "")) for row in rows]


def _meeting(row: Row, at: Place, counsellor: str) -> Meeting:
    return Meeting(
        id=row.id,
        file_id=row.file_id,
        slot_id=row.slot_id,
        at=at,
        counsellor_id=row.counsellor_id,
        counsellor=counsellor,
        place=row.slot.place,
        starts_at=at.local(row.starts_at),
        ends_at=at.local(row.ends_at),
        mode=row.mode,
        motive=row.motive,
        needs=tuple(row.needs),
        company=row.company,
        channel=row.channel,
    )


def _standing() -> QuerySet[Row]:
    return Row.objects.filter(ended_at=None).select_related("slot")


def meeting(appointment_id: UUID) -> Meeting | None:
    """One appointment that holds, when the reader may see it."""
    row = _standing().filter(id=appointment_id).first()
    return _meetings([row])[0] if row else None


def coming(file_id: UUID, now: datetime) -> list[Meeting]:
    """The appointments of a file that are not over, the next one first."""
    return _meetings(
        list(_standing().filter(file_id__of=file_id, ends_at__gt=now).order_by("starts_at", "id")[:PAGE])
    )


def agenda(
    account_id: UUID, since: datetime, *, after: UUID | None = None, most: int = 20
) -> tuple[list[Meeting], UUID | None]:
    """The meetings of a counsellor from `since` on, and the id that leads to the next page (or None)."""
    rows = _standing().filter(counsellor_id=account_id, ends_at__gt=since).order_by("starts_at", "id")
    if after and (shown := Row.objects.filter(id=after).first()):
        rows = rows.filter(Q(starts_at__gt=shown.starts_at) | Q(starts_at=shown.starts_at, id__gt=shown.id))
    found = list(rows[: most + 1])
    return _meetings(found[:most]), found[most - 1].id if len(found) > most else None


def next_physical(agency_id: UUID, now: datetime, *, counsellor_id: UUID | None = None) -> Slot | None:
    """The first free slot in person."""
    return next(iter(free_slots(agency_id, now, counsellor_id=counsellor_id, most=1)), None)


def everything(file_id: UUID) -> list[dict[str, object]]:
    """Every appointment of a file, oldest first, as plain values."""
    rows = Row.objects.filter(file_id__of=file_id).order_by("booked_at", "id")
    return [
        {
            "at": row.starts_at.isoformat(),
            "until": row.ends_at.isoformat(),
            "mode": row.mode,
            "motive": row.motive,
            "needs": list(row.needs),
            "company": row.company,
            "booked_at": row.booked_at.isoformat(),
            "channel": row.channel,
            "ended_because": row.ended_because,
        }
        for row in rows
    ]


def met_within(file_id: UUID, at: datetime, *, agency_id: UUID | None, account_id: UUID | None) -> bool:
    """Whether a meeting of the person stands with this counsellor or agency within a week of `at`."""
    rows = Row.objects.filter(
        file_id__of=file_id, ended_at=None, starts_at__gt=at - A_WEEK, starts_at__lt=at + A_WEEK
    )
    return rows.filter(Q(agency_id=agency_id) | Q(counsellor_id=account_id)).exists()
