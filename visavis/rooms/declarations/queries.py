"""What was told of somebody's months: what holds, and what was told before."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db.models import Count, Sum

from visavis.decisions.shared.money import Money
from visavis.foundation.clock import day_at
from visavis.foundation.identity.actor import Role
from visavis.foundation.identity.names import names_of
from visavis.foundation.vault import Shredded, unseal
from visavis.rooms.agencies.door import agency
from visavis.rooms.declarations.models import Declaration, Line
from visavis.rooms.declarations.values import Declared, JobDone, Month, Totals
from visavis.rooms.declarations.window import State, months_between, window_of
from visavis.rooms.dossier.door import agency_id_of, registered_since

HOME_ZONE = "Europe/Paris"


def today_for(file_id: UUID, now: datetime) -> date:
    """The day on the wall of the agency that follows the file."""
    agency_id = agency_id_of(file_id)
    return agency(agency_id).local(now).date() if agency_id else day_at(now, HOME_ZONE)


def first_month(file_id: UUID) -> date | None:
    """The month in which she registered, None when she is not registered."""
    since = registered_since(file_id)
    return since.replace(day=1) if since else None


def told(file_id: UUID, month: date) -> tuple[Declared, ...]:
    """Everything told of one month, the latest first: the first one holds."""
    rows = Declaration.objects.filter(file_id__of=file_id, month=month).order_by("-told_at", "-id")
    return _declared(list(rows))


def current(file_id: UUID, month: date) -> Declared | None:
    """What holds of one month."""
    rows = Declaration.objects.filter(file_id__of=file_id, month=month, ended_at=None).order_by(
        "-told_at", "-id"
    )
    return next(iter(_declared(list(rows))), None)


def one(file_id: UUID, declaration_id: UUID) -> Declared | None:
    """One declaration of a file, whether it still holds or not."""
    rows = Declaration.objects.filter(file_id__of=file_id, id=declaration_id).order_by("id")
    return next(iter(_declared(list(rows))), None)


def months(file_id: UUID, now: datetime) -> Sequence[Month]:
    """The months since she registered, and any month told before; latest first."""
    today, first = today_for(file_id, now), first_month(file_id)
    rows = Declaration.objects.filter(file_id__of=file_id, ended_at=None)
    held = {row.month: row for row in rows.order_by("month", "told_at", "id")}
    sums = _sums([row.id for row in held.values()])
    listed = {*held, *(months_between(first, today) if first else ())}
    return [_month(each, today, held.get(each), sums) for each in sorted(listed, reverse=True)]


def to_tell(file_id: UUID, now: datetime) -> Sequence[Month]:
    """The months that can be told now and are not: in time, or late."""
    return [each for each in months(file_id, now) if each.state in {State.OPEN, State.LATE}]


def everything(file_id: UUID) -> tuple[Declared, ...]:
    """All that was ever told, oldest first, corrected or not."""
    rows = Declaration.objects.filter(file_id__of=file_id).order_by("month", "told_at", "id")
    return _declared(list(rows))


def _sums(ids: Sequence[UUID]) -> dict[UUID, Totals]:
    rows = Line.objects.filter(declaration_id__in=ids).order_by("declaration_id").values("declaration_id")
    added = rows.annotate(employers=Count("id"), worked=Sum("hours"), paid=Sum("gross_cents"))
    return {
        row["declaration_id"]: Totals(row["employers"], row["worked"], Money(row["paid"])) for row in added
    }


def _month(first: date, today: date, row: Declaration | None, sums: dict[UUID, Totals]) -> Month:
    window = window_of(first)
    if row is None:
        return Month(first, window.state(today, told=False), window)
    nothing = Totals(0, Decimal(0), Money(0))
    return Month(first, State.TOLD, window, row.told_at, row.looking, sums.get(row.id, nothing))


def _declared(rows: Sequence[Declaration]) -> tuple[Declared, ...]:
    jobs: dict[UUID, list[JobDone]] = defaultdict(list)
    for line in Line.objects.filter(declaration__in=rows).order_by("declaration_id", "rank"):
        job = JobDone(_employer(line.file_id, line.sealed_employer), line.hours, Money(line.gross_cents))
        jobs[line.declaration_id].append(job)
    names = _names(rows)
    return tuple(
        Declared(
            row.id, row.month, row.looking, tuple(jobs[row.id]), row.told_at, row.channel,
            names.get(row.account_id, ""), row.ended_at, row.ended_because,
        )
        for row in rows
    )  # fmt: skip


def _employer(file_id: UUID, sealed: bytes) -> str:
    try:
        return unseal(file_id, sealed)
    except Shredded:
        return ""


def _names(rows: Sequence[Declaration]) -> dict[Any, str]:
    """The names of the staff who typed; the person herself is not named."""
    return names_of(row.account_id for row in rows if row.role != Role.PERSON)
