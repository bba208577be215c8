"""What a counsellor's home says today: who waits for her, until when. Order of names; no score."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from visavis.foundation.clock import now
from visavis.foundation.identity.actor import Actor
from visavis.rooms.agencies.door import agency
from visavis.rooms.dossier.door import names_in_list, portfolio
from visavis.rooms.messaging.door import owed


@dataclass(frozen=True, slots=True)
class Hole:
    """One pigeonhole: a full name, its page, and when something is due (`today`, `week` or nothing)."""

    name: str
    key: str
    url: str
    due: str


@dataclass(frozen=True, slots=True)
class Waiting:
    """One thing a person expects: who, what, since, by when, and where to do it."""

    name: str
    what: str
    since: datetime
    due_at: datetime
    url: str


def _due(due_at: datetime | None, midnight: datetime) -> str:
    if due_at is None:
        return ""
    if due_at <= midnight:
        return "today"
    return "week" if due_at <= midnight + timedelta(days=7) else ""


def desk_of(by: Actor) -> dict[str, Any]:
    """The pigeonholes and the lists of today and of the week."""
    file_ids = [each.file_id for each in portfolio(by.account_id)] if by.account_id else []
    names = names_in_list(file_ids, now=now(), by=by)
    answers = {each.file_id: each for each in owed(file_ids)}
    midnight = _end_of_today(by)
    holes = [
        Hole(
            name.full,
            name.by_family.lower(),
            reverse("dossier:file", args=[file_id]),
            _due(answers[file_id].due_at if file_id in answers else None, midnight),
        )
        for file_id, name in names.items()
    ]
    waiting = [
        Waiting(
            names[file_id].full if file_id in names else "",
            _("Répondre à son message"),
            each.since,
            each.due_at,
            reverse("messaging:thread", args=[file_id]),
        )
        for file_id, each in answers.items()
    ]
    return {
        "holes": sorted(holes, key=lambda hole: hole.key),
        "today": [each for each in waiting if each.due_at <= midnight],
        "later": [each for each in waiting if each.due_at > midnight],
        **{f"{due}_count": sum(hole.due == due for hole in holes) for due in ("today", "week")},
        "quiet": sum(hole.due == "" for hole in holes),
    }


def _end_of_today(by: Actor) -> datetime:
    zone = agency(by.agency_id).local(now()) if by.agency_id else now()
    return zone.replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)
