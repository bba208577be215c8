"""What was noticed, newest first, for those who look."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from visavis.foundation.identity.actor import SERVICE, acting_as
from visavis.foundation.identity.names import names_of
from visavis.foundation.vault import Shredded, unseal
from visavis.rooms.vigilance.models import Alert, BrokenGlass, RefusedTry

PAGE = 20


@dataclass(frozen=True, slots=True)
class Noticed:
    """One alert as it is read. `reason`: what the reader of a broken glass wrote; '' for other kinds."""

    id: UUID
    kind: str
    who: str
    account_id: UUID
    agency_id: UUID
    file_id: UUID | None
    suspends: bool
    files: int
    usual: int
    at: datetime
    reason: str
    settled_at: datetime | None
    settled_by: str
    settled_because: str

    @property
    def is_open(self) -> bool:
        """Nobody looked yet."""
        return self.settled_at is None


def noticed(*, after: UUID | None = None, only_open: bool = False) -> Sequence[Noticed]:
    """Alerts this reader may look at (the database shows no other), the newest first, `PAGE` at a time."""
    rows = Alert.objects.order_by("-id")
    rows = rows.filter(settled_at=None) if only_open else rows
    return _noticed(list((rows.filter(id__lt=after) if after else rows)[:PAGE]))


def one(alert_id: UUID) -> Noticed | None:
    """One alert, None when this reader may not look at it."""
    return next(iter(_noticed(list(Alert.objects.filter(id=alert_id)))), None)


@dataclass(frozen=True, slots=True)
class Refused:
    """A refused try to open a file outside the team: who, when, why."""

    who: str
    why: str
    at: datetime


def refused() -> Sequence[Refused]:
    """The tries this reader may look at, the newest first, `PAGE` at most."""
    rows = list(RefusedTry.objects.order_by("-id")[:PAGE])
    names = names_of(row.account_id for row in rows)
    return [Refused(names.get(row.account_id, ""), row.why, row.at) for row in rows]


def _noticed(rows: Sequence[Alert]) -> Sequence[Noticed]:
    names = names_of(each for row in rows for each in (row.account_id, row.settled_by))
    return [
        Noticed(
            id=row.id, kind=row.kind, who=names.get(row.account_id, ""), account_id=row.account_id,
            agency_id=row.agency_id, file_id=row.file_id, suspends=row.suspends, files=row.files, usual=row.usual,
            at=row.at, reason=_reason(row), settled_at=row.settled_at, settled_by=names.get(row.settled_by, ""),
            settled_because=row.reason,
        )
        for row in rows
    ]  # fmt: skip


def _reason(row: Alert) -> str:
    """What was written when the glass was broken; the file's key may be gone since."""
    if row.kind != Alert.Kind.GLASS or row.file_id is None:
        return ""
    glass = BrokenGlass.objects.filter(account_id=row.account_id, file_id=row.file_id, at=row.at).first()
    if glass is None:
        return ""
    try:
        with acting_as(SERVICE):  # the data-protection officer reads the reason, and nothing else of the file
            return unseal(glass.file_id, bytes(glass.sealed_reason))
    except Shredded:
        return ""


def opened_by_glass(account_id: UUID | None, now: datetime) -> list[UUID]:
    """The files that this account broke a glass for, while they stand open."""
    rows = BrokenGlass.objects.filter(account_id=account_id, until__gt=now).order_by("id")
    return list(rows.values_list("file_id", flat=True))


def broken_glass(file_id: UUID) -> list[dict[str, object]]:
    """For the export of the whole file: every opening from outside the team, oldest first."""
    rows = list(BrokenGlass.objects.filter(file_id__of=file_id).order_by("id"))
    names = names_of(row.account_id for row in rows)
    return [
        {
            "at": row.at.isoformat(), "until": row.until.isoformat(), "who": names.get(row.account_id, ""),
            "reason": unseal(row.file_id, bytes(row.sealed_reason)),
        }
        for row in rows
    ]  # fmt: skip
