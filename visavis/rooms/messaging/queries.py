"""Threads as both sides read them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from visavis.foundation.clock import now as present
from visavis.foundation.identity.models import Account
from visavis.foundation.identity.names import names_of
from visavis.foundation.vault import Shredded, unseal
from visavis.rooms.dossier.door import kept_keys, unfollowed_among
from visavis.rooms.mandates.door import helpers_of
from visavis.rooms.messaging.models import Message, Sighting

PAGE = 20


@dataclass(frozen=True, slots=True)
class Said:
    """One message as shown. `text` is empty when withdrawn or erased; `helper` wrote it for the person, by mandate."""

    id: UUID
    from_person: bool
    author: str
    channel: str
    text: str
    sent_at: datetime
    withdrawn: bool
    seen_by: tuple[tuple[str, datetime], ...]
    helper: str = ""

    @property
    def from_staff(self) -> bool:
        return not self.from_person


@dataclass(frozen=True, slots=True)
class Owed:
    """An answer owed: to which file, since when, by when."""

    file_id: UUID
    since: datetime
    due_at: datetime

    @property
    def late(self) -> bool:
        return self.due_at < present()


def _text(message: Message) -> str:
    if message.withdrawn_at:
        return ""
    try:
        return unseal(message.file_id, message.sealed)
    except Shredded:
        return ""


def thread(file_id: UUID, *, before: UUID | None = None) -> Sequence[Said]:
    """Messages of a file, latest first, `PAGE` at a time."""
    rows = Message.objects.filter(file_id__of=file_id).order_by("-id")
    page = list((rows.filter(id__lt=before) if before else rows)[:PAGE])
    sightings = list(
        Sighting.objects.filter(message_id__in=[row.id for row in page]).order_by("seen_at", "id")
    )
    helpers = helpers_of(file_id)
    names = names_of([*(row.account_id for row in page), *(each.account_id for each in sightings)])
    return [
        Said(
            row.id,
            row.from_person,
            names.get(row.account_id, ""),
            row.channel,
            _text(row),
            row.sent_at,
            row.withdrawn_at is not None,
            tuple(
                (names.get(each.account_id, ""), each.seen_at)
                for each in sightings
                if each.message_id == row.id
            ),
            names.get(row.account_id, "") if row.from_person and row.account_id in helpers else "",
        )
        for row in page
    ]


def owed_to(file_id: UUID) -> Owed | None:
    """The oldest answer still owed to this file."""
    return next(iter(owed([file_id])), None)


def owed(file_ids: Iterable[UUID]) -> Sequence[Owed]:
    """Answers owed to these files, the most urgent first; one per file."""
    kept = kept_keys(file_ids)
    rows = Message.objects.filter(
        file_id__in=list(kept), answer_due_at__isnull=False, answered_at=None
    ).order_by("answer_due_at", "id")
    first: dict[UUID, Owed] = {}
    for row in rows:
        file_id = kept[row.file_id]
        first.setdefault(file_id, Owed(file_id, row.sent_at, row.answer_due_at))
    return list(first.values())


def owed_unfollowed(agency_id: UUID | None) -> Sequence[Owed]:
    """Answers owed to people of an agency whom no named counsellor follows, the most urgent first."""
    rows = Message.objects.filter(agency_id=agency_id, answer_due_at__isnull=False, answered_at=None)
    waiting = rows.order_by("file_id").values_list("file_id", flat=True).distinct()
    return owed(unfollowed_among(waiting))


def last_unread_by_person(file_id: UUID) -> Said | None:
    """The latest message to the person, when nobody on her side has seen it yet."""
    account_id = Account.objects.filter(file_id__of=file_id).values_list("id", flat=True).first()
    row = (
        Message.objects.filter(file_id__of=file_id, from_person=False, withdrawn_at=None)
        .order_by("-id")
        .first()
    )
    if row is None or Sighting.objects.filter(message_id=row.id, account_id=account_id).exists():
        return None
    return next((each for each in thread(file_id) if each.id == row.id), None)


def owed_at(agency_id: UUID, at: datetime) -> tuple[int, int]:
    """How many people of an agency are owed an answer, and how many of them past the promised hour."""
    rows = Message.objects.filter(agency_id=agency_id, answer_due_at__isnull=False, answered_at=None)
    people = rows.order_by().values("file_id").distinct()
    return people.count(), people.filter(answer_due_at__lt=at).count()
