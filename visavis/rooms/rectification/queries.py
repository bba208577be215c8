"""Corrections as both sides read them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from visavis.foundation.clock import now as present
from visavis.foundation.identity.names import names_of
from visavis.foundation.requests.codes import show_code
from visavis.foundation.vault import Shredded, unseal
from visavis.rooms.rectification.data import data
from visavis.rooms.rectification.models import Correction, Told
from visavis.rooms.rectification.words import recipient_words

PAGE = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrected:
    """One correction in words; `told` are those who had received the wrong datum."""

    id: UUID
    number: str
    file_id: UUID
    datum: str
    words: str
    before: str
    wanted: str
    after: str
    channel: str
    asked_by: str
    asked_at: datetime
    due_at: datetime
    decided_at: datetime | None
    decided_by: str
    decider_id: UUID | None
    outcome: str
    reason: str
    told: tuple[str, ...]

    @property
    def late(self) -> bool:
        return (self.decided_at or present()) > self.due_at


@dataclass(frozen=True, slots=True)
class Notice:
    """A correction told to somebody who had received the wrong datum: which, when, whose (when she may know)."""

    id: UUID
    at: datetime
    words: str
    file_id: UUID


def of_file(file_id: UUID, *, before: UUID | None = None, most: int = PAGE) -> Sequence[Corrected]:
    """The corrections of a file, latest first; `before` is the last id already shown."""
    rows = Correction.objects.filter(file_id__of=file_id).order_by("-id")
    return _whole((rows.filter(id__lt=before) if before else rows)[:most])


def one(correction_id: UUID) -> Corrected | None:
    """One correction, when the reader may see it."""
    return next(iter(_whole(Correction.objects.filter(id=correction_id))), None)


def owed_in(agency_id: UUID) -> Sequence[Correction]:
    """What an agency has still to decide, no word of it opened, the oldest first."""
    rows = Correction.objects.filter(agency_id=agency_id, decided_at=None).order_by("id")
    return list(rows.only("id", "file_id", "asked_at", "due_at"))


def told_to(
    account_id: UUID | None, organisation_id: UUID | None, *, before: UUID | None = None
) -> list[Notice]:
    """What was told to an account or to its organisation, latest first, `PAGE` at a time."""
    rows = Told.objects.filter(account_id=account_id) if account_id else Told.objects.none()
    if organisation_id:
        rows = rows | Told.objects.filter(organisation_id=organisation_id)
    page = (rows.filter(id__lt=before) if before else rows).order_by("-id")[:PAGE]
    return [Notice(row.id, row.at, _words(row.datum), row.file_id) for row in page]


def _words(datum: str) -> str:
    known = data().get(datum)
    return str(known.words) if known else datum


def _whole(rows: object) -> list[Corrected]:
    found: list[Correction] = list(rows)
    told: dict[UUID, list[Told]] = {row.id: [] for row in found}
    for each in Told.objects.filter(correction_id__in=told).order_by("id"):
        told[each.correction_id].append(each)
    accounts = {row.asked_by for row in found} | {row.decided_by for row in found}
    accounts |= {each.account_id for rows in told.values() for each in rows}
    names = names_of(accounts)
    return [_corrected(row, told[row.id], names) for row in found]


def _corrected(row: Correction, told: Sequence[Told], names: dict[UUID, str]) -> Corrected:
    def name(account: UUID | None) -> str:
        return names.get(account, "") if account else ""

    return Corrected(
        id=row.id, number=show_code(row.number), file_id=row.file_id, datum=row.datum, words=_words(row.datum),
        before=_open(row.file_id, row.sealed_before), wanted=_open(row.file_id, row.sealed_wanted),
        after=_open(row.file_id, row.sealed_after), channel=row.channel, asked_by=name(row.asked_by),
        asked_at=row.asked_at, due_at=row.due_at, decided_at=row.decided_at, decided_by=name(row.decided_by),
        decider_id=row.decided_by, outcome=row.outcome, reason=_open(row.file_id, row.sealed_reason),
        told=tuple(recipient_words(each.kind, name(each.account_id)) for each in told),
    )  # fmt: skip


def _open(file_id: UUID, sealed: bytes | None) -> str:
    try:
        return unseal(file_id, sealed) if sealed else ""
    except Shredded:
        return ""
