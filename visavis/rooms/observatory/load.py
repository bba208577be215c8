"""How much work there is, for how many: by agency and by kind of visit. Never by who does it: nobody is ranked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from uuid import UUID

from django.db import connection

from visavis.decisions.openness import Cell, publishable
from visavis.rooms.agencies.door import PHONE, Place, hours_on, near
from visavis.rooms.reception.door import Motive

WEEKS = 4
MINUTE = timedelta(minutes=1)
GROUP = 5  # fewer people than that who follow files are not a group
ALL = "all"
Sums = Mapping[tuple[UUID, str], tuple[int, int, int]]


@dataclass(frozen=True, slots=True)
class Load:
    """One agency, or all of them (`place` None). None where too few people are concerned, or nothing is known.

    `followed_each`: files by person who follows some. `minutes`: of one visit. `calls_an_hour`: acts by phone for
    each hour in which the phone was answered.
    """

    place: Place | None
    followed_each: int | None
    visits: int | None
    minutes: int | None
    calls: int | None
    calls_an_hour: Decimal | None


@dataclass(frozen=True, slots=True)
class Kind:
    """Visits of one motive, everywhere together, and the minutes of one."""

    motive: Motive
    visits: int | None
    minutes: int | None


@dataclass(frozen=True, slots=True)
class Work:
    """What the page shows: everybody together, the agencies asked for, the kinds of visit."""

    together: Load
    places: tuple[Load, ...]
    kinds: tuple[Kind, ...]

    @property
    def kinds_known(self) -> bool:
        """Whether one kind of visit at least may be told."""
        return any(each.visits for each in self.kinds)


def work(until: datetime, typed: str = "") -> Work:
    """The four weeks before `until`; the agencies near what was typed (all where they are few)."""
    since = until - timedelta(weeks=WEEKS)
    sums = _sums(since, until)
    shown = publishable(_table(sums))
    places = tuple(_load(place, sums, shown, since, until) for place in near(typed))
    return Work(_together(sums, shown), places, tuple(_kinds(sums)))


def _sums(since: datetime, until: datetime) -> Sums:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT agency, kind, number, minutes, people FROM observatory_load(%s, %s)", [since, until]
        )
        return {(agency, kind): (number, minutes, people) for agency, kind, number, minutes, people in cursor}


def _visits(sums: Sums, agency: UUID | None = None) -> Cell:
    """Visits of an agency, or of all."""
    found = [said for (at, kind), said in sums.items() if kind.startswith("visit ") and agency in {None, at}]
    return Cell(sum(said[0] for said in found), sum(said[2] for said in found))


def _table(sums: Sums) -> dict[tuple[str, str], Cell]:
    """Each agency's visits and calls, with their totals: secret where few people are concerned."""
    table: dict[tuple[str, str], Cell] = {}
    for agency in {agency for agency, _kind in sums}:
        number, _minutes, people = sums.get((agency, "phone"), (0, 0, 0))
        table[str(agency), "visit"], table[str(agency), "phone"] = _visits(sums, agency), Cell(number, people)
    for column in ("visit", "phone"):
        cells = [cell for (_agency, at), cell in table.items() if at == column]
        table[ALL, column] = Cell(sum(cell.acts for cell in cells), sum(cell.people for cell in cells))
    return table


def _each(sums: Sums, agencies: Iterable[UUID]) -> int | None:
    """Files by person who follows some; None where those are no group."""
    followers = followed = 0
    for agency in agencies:
        followers += sums.get((agency, "followers"), (0, 0, 0))[0]
        followed += sums.get((agency, "followed"), (0, 0, 0))[0]
    return round(followed / followers) if followers >= GROUP else None


def _minutes(sums: Sums, agency: UUID | None, visits: int | None) -> int | None:
    spent = sum(
        said[1] for (at, kind), said in sums.items() if kind.startswith("visit ") and agency in {None, at}
    )
    return round(spent / visits) if visits else None


def _load(
    place: Place, sums: Sums, shown: Mapping[tuple[str, str], int | None], since: datetime, until: datetime
) -> Load:
    visits, calls = shown.get((str(place.id), "visit"), 0), shown.get((str(place.id), "phone"), 0)
    hours = _answered(place, since, until)
    return Load(
        place=place,
        followed_each=_each(sums, [place.id]),
        visits=visits,
        minutes=_minutes(sums, place.id, visits),
        calls=calls,
        calls_an_hour=None if calls is None or not hours else round(calls / hours, 1),
    )


def _together(sums: Sums, shown: Mapping[tuple[str, str], int | None]) -> Load:
    visits = shown[ALL, "visit"]
    each = _each(sums, {agency for agency, _kind in sums})
    return Load(None, each, visits, _minutes(sums, None, visits), shown[ALL, "phone"], None)


def _answered(place: Place, since: datetime, until: datetime) -> Decimal:
    """Hours in which the phone of a place is answered, from the day of `since` to the day before `until`."""
    first = place.local(since).date()
    days: Sequence[timedelta] = [timedelta(days=number) for number in range((until - since).days)]
    spans = [span for day in days for span in hours_on(place, first + day, door=PHONE)]
    return Decimal(sum((closes - opens) // MINUTE for opens, closes in spans)) / 60


def _kinds(sums: Sums) -> Iterable[Kind]:
    """Each motive of visits, everywhere together."""
    spent: dict[str, int] = defaultdict(int)
    cells: dict[tuple[str, str], Cell] = {}
    for motive in Motive:
        found = [said for (_at, kind), said in sums.items() if kind == f"visit {motive.value}"]
        cells[motive.value, ALL] = Cell(sum(said[0] for said in found), sum(said[2] for said in found))
        spent[motive.value] = sum(said[1] for said in found)
    cells[ALL, ALL] = _visits(sums)
    shown = publishable(cells)
    for motive in Motive:
        visits = shown[motive.value, ALL]
        yield Kind(motive, visits, round(spent[motive.value] / visits) if visits else None)
