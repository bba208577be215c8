"""What is shared, with whom, and what is stopped: read-only values."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from visavis.foundation.clock import now as present
from visavis.foundation.identity.actor import SERVICE, Actor, acting_as
from visavis.foundation.identity.names import names_of
from visavis.foundation.vault import Shredded, unseal
from visavis.rooms.sharing.models import Agreement, Restriction
from visavis.rooms.sharing.parts import in_words
from visavis.rooms.sharing.uses import PARTNERS, uses
from visavis.rooms.sharing.values import Shared, Stopped

PAGE = 20


def is_stopped(file_id: UUID, use: str) -> bool:
    """Is this use of her data stopped now?"""
    known = uses().get(use)
    if known and known.elsewhere:
        return known.elsewhere.is_off(file_id)
    return _running(present()).filter(file_id__of=file_id, use=use).exists()


def _running(now: datetime) -> QuerySet[Restriction]:
    return Restriction.objects.filter(Q(lift_at=None) | Q(lift_at__gt=now))


def of_file(
    file_id: UUID, now: datetime, *, before: UUID | None = None, most: int = PAGE
) -> Sequence[Shared]:
    """The agreements of a person, latest first; `before` is the last id already shown."""
    rows = Agreement.objects.filter(file_id__of=file_id).order_by("-id")
    return _shared(list((rows.filter(id__lt=before) if before else rows)[:most]), now)


def with_partner(by: Actor, now: datetime, *, after: UUID | None = None) -> Sequence[Shared]:
    """The people who let this partner read now, the oldest first; none of those who stopped this use."""
    rows = Agreement.objects.filter(account_id=by.account_id, ended_at=None, until_at__gt=now).order_by("id")
    page = list((rows.filter(id__gt=after) if after else rows)[:PAGE])
    with acting_as(SERVICE):
        return _shared([row for row in page if not is_stopped(row.file_id, PARTNERS)], now)


def standing(by: Actor, agreement_id: UUID, now: datetime) -> Shared | None:
    """One agreement that lets this partner read now; None when it is not hers, is over, or the use is stopped."""
    rows = Agreement.objects.filter(
        id=agreement_id, account_id=by.account_id, ended_at=None, until_at__gt=now
    )
    row = rows.first()
    if row is None:
        return None
    with acting_as(SERVICE):
        return None if is_stopped(row.file_id, PARTNERS) else _shared([row], now)[0]


def recipients_of(file_id: UUID) -> Sequence[tuple[str, UUID, UUID | None]]:
    """Every partner that ever could read of this person: kind, account, organisation."""
    rows = Agreement.objects.filter(file_id__of=file_id).order_by("id")
    return list(dict.fromkeys(rows.values_list("kind", "account_id", "organisation_id")))


def stopped_uses(file_id: UUID) -> Sequence[Stopped]:
    """Every use that can be stopped, as it stands for this person."""
    rows = {row.use: row for row in _running(present()).filter(file_id__of=file_id).order_by("id")}
    names = names_of(row.lifted_by for row in rows.values())
    found = []
    for code, use in uses().items():
        row = rows.get(code)
        more = _details(row, names) if row else {}
        off = row is not None or bool(use.elsewhere and use.elsewhere.is_off(file_id))
        found.append(Stopped(code=code, words=str(use.words), effect=str(use.stopped), off=off, **more))
    return found


def every_restriction(file_id: UUID) -> list[dict[str, object]]:
    """For the export: every stop and its end, oldest first."""
    rows = list(Restriction.objects.filter(file_id__of=file_id).order_by("id"))
    names = names_of(row.lifted_by for row in rows)
    return [
        {
            "use": row.use, "from": row.asked_at.isoformat(), "channel": row.channel,
            "reason": _open(row.file_id, row.sealed_reason), "to": row.lift_at.isoformat() if row.lift_at else None,
            "ended_by": names.get(row.lifted_by, "") if row.lifted_by else "",
            "end_reason": _open(row.file_id, row.sealed_lift_reason),
        }
        for row in rows
    ]  # fmt: skip


def _details(row: Restriction, names: dict[UUID, str]) -> dict[str, object]:
    return {
        "since": row.asked_at, "reason": _open(row.file_id, row.sealed_reason), "lift_at": row.lift_at,
        "lifted_by": names.get(row.lifted_by, "") if row.lifted_by else "",
        "lift_reason": _open(row.file_id, row.sealed_lift_reason),
    }  # fmt: skip


def _shared(rows: Sequence[Agreement], now: datetime) -> list[Shared]:
    names = names_of(row.agreed_by for row in rows)
    return [
        Shared(
            id=row.id, file_id=row.file_id, account_id=row.account_id, partner=_open(row.file_id, row.sealed_partner),
            kind=row.kind, why=_open(row.file_id, row.sealed_why), codes=tuple(row.parts),
            parts=tuple(in_words(row.parts)), agreed_at=row.agreed_at,
            agreed_by=names.get(row.agreed_by, "") if row.agreed_by else "", channel=row.channel,
            until_at=row.until_at, ended_at=row.ended_at, ended_channel=row.ended_channel,
            holds=row.ended_at is None and row.until_at > now,
        )
        for row in rows
    ]  # fmt: skip


def _open(file_id: UUID, sealed: bytes | None) -> str:
    try:
        return unseal(file_id, sealed) if sealed else ""
    except Shredded:
        return ""
