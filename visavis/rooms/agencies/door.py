"""Where the agency is and when a person is there: all that other rooms may ask of this one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from uuid import UUID
from zoneinfo import ZoneInfo

import holidays
from django.db.models import QuerySet
from django.db.transaction import atomic

from visavis.foundation.at_hand import kept
from visavis.foundation.database.in_line import stand_in_line
from visavis.rooms.agencies.models import Agency, WeeklyHours
from visavis.rooms.agencies.near import ids_near

DESK, PHONE = "desk", "phone"
PARIS = "Europe/Paris"


@dataclass(frozen=True, slots=True)
class Place:
    """An agency as others see it. `zone` is an IANA time zone name.

    `week` is its openings `(door, weekday, opens, closes)` in order; `closures` the days its desk stays shut.
    """

    id: UUID
    name: str
    address: str
    access: str
    phone: str
    zone: str
    week: tuple[tuple[str, int, time, time], ...] = ()
    closures: frozenset[date] = frozenset()

    @property
    def hours_known(self) -> bool:
        """Whether anybody told the hours of its desk: the official list does not always."""
        return any(door == DESK for door, *_span in self.week)

    def local(self, instant: datetime) -> datetime:
        """The instant as the clock on the agency's wall shows it."""
        return instant.astimezone(ZoneInfo(self.zone))


@dataclass(frozen=True, slots=True)
class Opening:
    """Is a door (desk or phone) open now? Until when, or from when; both are local datetimes."""

    open: bool
    until: datetime | None
    next: datetime | None


def _place(row: Agency) -> Place:
    week = sorted((each.door, each.weekday, each.opens, each.closes) for each in row.hours.all())
    closures = frozenset(each.day for each in row.closures.all())
    return Place(row.id, row.name, row.address, row.access, row.phone, row.zone, tuple(week), closures)


def _rows() -> QuerySet[Agency]:
    return Agency.objects.prefetch_related("hours", "closures")


def agency(agency_id: UUID) -> Place:
    """One agency. Raises `Agency.DoesNotExist`."""
    return kept(_one, agency_id)


def _one(agency_id: UUID) -> Place:
    return _place(_rows().get(id=agency_id))


def agencies() -> Sequence[Place]:
    """The open agencies whose people work with this service, by name."""
    return kept(_open_ones)


def _open_ones() -> Sequence[Place]:
    return [_place(row) for row in _rows().filter(closed_on=None, served=True).order_by("name", "id")]


def near(typed: str) -> Sequence[Place]:
    """The open agencies to show to somebody who wrote where she lives, the nearest first: eight at most.

    All of them where there are no more than eight; none where there are more and nothing is written.
    """
    ids = ids_near(typed)
    known = {row.id: _place(row) for row in _rows().filter(id__in=ids)}
    return [known[each] for each in ids]


def to_ask(asked: str = "") -> Place | None:
    """For who has no agency yet: the open one of this id, else the one founded first; None before any.

    It reads one agency, however many there are.
    """
    rows = _rows().filter(closed_on=None, served=True).order_by("id")
    chosen = rows.filter(id=asked).first() if _is_an_id(asked) else None
    row = chosen or rows.first()
    return _place(row) if row else None


def _is_an_id(text: str) -> bool:
    try:
        return bool(UUID(text))
    except ValueError:
        return False


def found(
    *,
    name: str,
    address: str,
    phone: str,
    zone: str = "Europe/Paris",
    access: str = "",
    desk: Sequence[tuple[int, time, time]] = (),
    telephone: Sequence[tuple[int, time, time]] = (),
) -> Place:
    """Found an agency with its weekly hours `(weekday, opens, closes)`; one name, one agency, however many found it."""
    with atomic():
        stand_in_line("agency", name)
        row, made = Agency.objects.get_or_create(
            name=name, defaults={"address": address, "phone": phone, "zone": zone, "access": access}
        )
        if made:
            WeeklyHours.objects.bulk_create(
                WeeklyHours(agency=row, door=door, weekday=weekday, opens=opens, closes=closes)
                for door, hours in ((DESK, desk), (PHONE, telephone))
                for weekday, opens, closes in hours
            )
        return _place(row)


@lru_cache(maxsize=32)
def _public_holidays(zone: str, year: int) -> frozenset[date]:
    subdivision = {
        "Indian/Reunion": "974",
        "America/Cayenne": "973",
        "Indian/Mayotte": "976",
        "America/Martinique": "972",
        "America/Guadeloupe": "971",
    }.get(zone)
    try:
        return frozenset(holidays.country_holidays("FR", years=year, subdiv=subdivision))
    except NotImplementedError:
        return frozenset(holidays.country_holidays("FR", years=year))


def is_working_day(place: Place, day: date) -> bool:
    """A weekday that is no public holiday there and no closure of the agency."""
    if day.weekday() >= 5 or day in _public_holidays(place.zone, day.year):
        return False
    return day not in place.closures


def working_days_after(place: Place, day: date, count: int) -> date:
    """The `count`-th working day after `day` (deadlines end that day at 24:00, local time)."""
    while count > 0:
        day += timedelta(days=1)
        if is_working_day(place, day):
            count -= 1
    return day


def hours_on(place: Place, day: date, *, door: str = DESK) -> list[tuple[datetime, datetime]]:
    """The openings of a door on one day, as local datetimes in order; empty on closed days."""
    if not is_working_day(place, day) and day.weekday() < 5:
        return []
    zone = ZoneInfo(place.zone)
    return [
        (datetime.combine(day, opens, zone), datetime.combine(day, closes, zone))
        for name, weekday, opens, closes in place.week
        if name == door and weekday == day.weekday()
    ]


def opening(place: Place, now: datetime, *, door: str = DESK) -> Opening:
    """Whether the door is open at `now`, until when, else when it opens next (within three weeks)."""
    local = place.local(now)
    for ahead in range(22):
        for opens, closes in hours_on(place, local.date() + timedelta(days=ahead), door=door):
            if opens <= local < closes:
                return Opening(open=True, until=closes, next=None)
            if local < opens:
                return Opening(open=False, until=None, next=opens)
    return Opening(open=False, until=None, next=None)


def day_in(agency_id: UUID | None, now: datetime) -> date:
    """The calendar day on the wall of an agency; in Paris when no agency is known."""
    zone = kept(_zone, agency_id) if agency_id else None
    return now.astimezone(ZoneInfo(zone or PARIS)).date()


def _zone(agency_id: UUID) -> str | None:
    return Agency.objects.filter(id=agency_id).values_list("zone", flat=True).first()
