"""What a counsellor's home says today: all that is owed, to whom, by which hour. Order of names; no score."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.urls import reverse

from visavis.foundation.clock import now
from visavis.foundation.identity.actor import Actor
from visavis.rooms.agencies.door import agency
from visavis.rooms.dossier.door import Awaited, awaited, names_in_list, portfolio
from visavis.rooms.people.door import PersonName

# How many lines of a list are shown; the others are counted, and each room has its whole list.
SHOWN = 20


@dataclass(frozen=True, slots=True)
class Hole:
    """One pigeonhole: a full name, its page, and when something is due (`today`, `week` or nothing)."""

    name: str
    key: str
    url: str
    due: str


@dataclass(frozen=True, slots=True)
class Waiting:
    """One thing somebody expects: who, what, since, by when, whether that hour has passed, and where to do it."""

    name: str
    what: str
    since: datetime
    due_at: datetime
    late: bool
    url: str


def desk_of(by: Actor) -> dict[str, Any]:
    """The pigeonholes of those she follows, then all that is owed, today and in the days after."""
    at, midnight = now(), _end_of_today(by)
    owed = awaited(by, at)
    today = [each for each in owed if each.due_at <= midnight]
    later = [each for each in owed if each.due_at > midnight]
    file_ids = [each.file_id for each in portfolio(by.account_id)] if by.account_id else []
    shown = [each.file_id for each in (*today[:SHOWN], *later[:SHOWN]) if each.file_id]
    names = names_in_list(dict.fromkeys([*file_ids, *shown]), now=at, by=by)
    holes = _holes(file_ids, names, owed, midnight)
    return {
        "holes": holes,
        "today": _lines(today, names, at),
        "later": _lines(later, names, at),
        "today_total": len(today),
        "late_total": sum(each.due_at < at for each in owed),
        "first_due": next((each.due_at for each in today if each.due_at >= at), None),
        "today_more": max(0, len(today) - SHOWN),
        "later_more": max(0, len(later) - SHOWN),
        **{f"{due}_count": sum(hole.due == due for hole in holes) for due in ("today", "week")},
        "quiet": sum(hole.due == "" for hole in holes),
    }


def _holes(
    file_ids: Sequence[UUID], names: dict[UUID, PersonName], owed: Sequence[Awaited], midnight: datetime
) -> list[Hole]:
    """By family name; each says when the nearest thing owed to that person is due."""
    nearest: dict[UUID | None, datetime] = {}
    for each in owed:
        nearest.setdefault(each.file_id, each.due_at)
    holes = [
        Hole(
            names[file_id].full,
            names[file_id].by_family.lower(),
            reverse("dossier:file", args=[file_id]),
            _due(nearest.get(file_id), midnight),
        )
        for file_id in file_ids
        if file_id in names
    ]
    return sorted(holes, key=lambda hole: hole.key)


def _lines(owed: Sequence[Awaited], names: dict[UUID, PersonName], at: datetime) -> list[Waiting]:
    return [
        Waiting(_who(each, names), each.what, each.since, each.due_at, each.due_at < at, each.url)
        for each in owed[:SHOWN]
    ]


def _who(each: Awaited, names: dict[UUID, PersonName]) -> str:
    return names[each.file_id].full if each.file_id and each.file_id in names else each.who


def _due(due_at: datetime | None, midnight: datetime) -> str:
    if due_at is None:
        return ""
    if due_at <= midnight:
        return "today"
    return "week" if due_at <= midnight + timedelta(days=7) else ""


def _end_of_today(by: Actor) -> datetime:
    zone = agency(by.agency_id).local(now()) if by.agency_id else now()
    return zone.replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)
