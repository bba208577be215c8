"""Complaints of people without a file, as both sides read them; nobody's name is looked for."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Q
from django.utils.crypto import constant_time_compare, salted_hmac

from visavis.decisions.remedies import Ground, ground_of
from visavis.foundation.clock import now as present
from visavis.foundation.identity.actor import SERVICE, Channel, acting_as
from visavis.foundation.identity.names import name_of
from visavis.foundation.requests.codes import read_code, show_code
from visavis.foundation.vault import Shredded, seal, shred, unseal
from visavis.foundation.words.show import language, phone
from visavis.rooms.contestation.models import ComplaintWithoutFile as Row
from visavis.rooms.contestation.models import SecondLookWithoutFile
from visavis.rooms.contestation.queries import Looked
from visavis.rooms.rights.door import Replayed, replayed

PAGE = 20
CALLS = 3
FORGOTTEN = [
    "sealed_words", "sealed_reach", "sealed_page", "sealed_line", "sealed_reason", "sealed_checked", "browser_mark",
    "address_mark", "code_digest", "erased_at",
]  # fmt: skip
BY_LETTER = {Row.Way.LETTER: Channel.PAPER, Row.Way.MAIL: Channel.MAIL}


@dataclass(frozen=True, slots=True, kw_only=True)
class Complaint:
    """One complaint. `reach` is where the answer goes (address, number), '' when she comes back for it; `line` the
    line of a trial that she contests, replayed."""

    id: UUID
    key: UUID
    number: str
    agency_id: UUID
    about: str
    words: str
    page: str
    way: str
    reach: str
    language: str
    channel: str
    opened_at: datetime
    due_at: datetime
    owner_id: UUID | None
    owner: str
    reminded: bool
    escalated_at: datetime | None
    answered_at: datetime | None
    answered_by: str
    outcome: str
    reason: str
    checked: str
    calls: int
    told_at: datetime | None
    look: Looked | None = None
    line: Replayed | None = None

    @property
    def ground(self) -> Ground:
        return ground_of(self.about)

    @property
    def title(self) -> str:
        """What it is about, in a few words."""
        return self.ground.words.say(language())

    @property
    def reach_shown(self) -> str:
        """Where the answer goes, as people read it."""
        return phone(self.reach) if self.way == Row.Way.PHONE and self.reach else self.reach

    @property
    def late(self) -> bool:
        return (self.answered_at or present()) > self.due_at

    @property
    def to_call(self) -> bool:
        """The answer is there and she waits for a call."""
        return (
            self.answered_at is not None
            and self.way == Row.Way.PHONE
            and not self.told_at
            and self.calls < CALLS
        )


def owed() -> Q:
    """Those who wait: for an answer, or for the call that tells it."""
    return Q(answered_at=None) | Q(way=Row.Way.PHONE, told_at=None, calls__lt=CALLS, erased_at=None)


def one(complaint_id: UUID) -> Complaint | None:
    """One complaint, when the reader may see it."""
    row = Row.objects.filter(id=complaint_id).first()
    return _complaint(row) if row else None


def waiting(agency_id: UUID | None) -> Sequence[Complaint]:
    """What an agency owes people without a file, the oldest promise first, `PAGE` at most."""
    return [_complaint(row) for row in Row.objects.filter(owed(), agency_id=agency_id).order_by("id")[:PAGE]]


def owed_in(agency_id: UUID) -> Sequence[Row]:
    """The same, no word of it opened."""
    rows = Row.objects.filter(owed(), agency_id=agency_id).order_by("id")
    return list(rows.only("id", "number", "opened_at", "due_at", "answered_at"))


def to_look_again(agency_id: UUID | None) -> Sequence[Complaint]:
    """The answers of an agency that chance chose and nobody read again yet, the first due first, `PAGE` at most."""
    waiting = SecondLookWithoutFile.objects.filter(agency_id=agency_id, looked_at=None)
    looks = waiting.order_by("due_at", "complaint_id").select_related("complaint")[:PAGE]
    return [_complaint(each.complaint) for each in looks]


def looks_owed_in(agency_id: UUID) -> Sequence[SecondLookWithoutFile]:
    """The same, no word of them opened."""
    waiting = SecondLookWithoutFile.objects.filter(agency_id=agency_id, looked_at=None)
    return list(waiting.order_by("due_at", "complaint_id").select_related("complaint"))


def found(number: str, code: str) -> UUID | None:
    """The complaint these two lead back to. Asked by whoever has both; None says nothing of which was wrong."""
    kept, secret = read_code(number), read_code(code)
    if kept is None or secret is None:
        return None
    with acting_as(SERVICE):
        row = Row.objects.filter(number=kept, erased_at=None).first()
    return row.id if row and constant_time_compare(row.code_digest, digest_of(kept, secret)) else None


def reread(complaint_id: UUID) -> Complaint | None:
    """The complaint for whoever came back with number and code (the service opens it for her)."""
    with acting_as(SERVICE):
        return one(complaint_id)


def address_of(key: UUID) -> tuple[Channel, str] | None:
    """Where letters about this complaint go; None when they do not, or when the key is no complaint's."""
    row = Row.objects.filter(key=key, way__in=list(BY_LETTER)).first()
    reach = opened(key, row.sealed_reach) if row else ""
    return (BY_LETTER[Row.Way(row.way)], reach) if row and reach else None


def digest_of(number: str, code: str) -> str:
    """The keyed digest of the code of this number."""
    return salted_hmac("contestation.without_file", f"{number} {code}", algorithm="sha256").hexdigest()


def closed(key: UUID, text: str) -> bytes:
    """Seal a text under the complaint's own key: the service holds it, nobody's file."""
    with acting_as(SERVICE):
        return seal(key, text)


def opened(key: UUID, sealed: bytes | memoryview | None) -> str:
    """The text; empty once the key was destroyed."""
    with acting_as(SERVICE):
        try:
            return unseal(key, sealed) if sealed else ""
        except Shredded:
            return ""


def forget(now: datetime, kept: timedelta) -> int:
    """Destroy the keys of complaints answered so long ago; what it was about and when stay, as counts."""
    due = list(Row.objects.filter(answered_at__lt=now - kept, erased_at=None).order_by("id"))
    for row in due:
        shred(row.key)
        row.sealed_words = row.sealed_reach = b""
        row.sealed_page = row.sealed_line = row.sealed_reason = row.sealed_checked = None
        row.browser_mark = row.address_mark = row.code_digest = ""
        row.erased_at = now
        row.save(update_fields=FORGOTTEN)
        looks = SecondLookWithoutFile.objects.filter(complaint_id=row.id)
        looks.update(sealed_first_reason=b"", sealed_first_checked=b"")
        looks.exclude(looked_at=None).update(sealed_reason=b"")
    return len(due)


def _line(row: Row) -> Replayed | None:
    """The contested line of a trial, computed again from what was typed."""
    words = opened(row.key, row.sealed_line)
    return replayed(json.loads(words)) if words else None


def _complaint(row: Row) -> Complaint:
    return Complaint(
        id=row.id, key=row.key, number=show_code(row.number), agency_id=row.agency_id, about=row.about,
        words=opened(row.key, row.sealed_words), page=opened(row.key, row.sealed_page), way=row.way,
        reach=opened(row.key, row.sealed_reach), language=row.language, channel=row.channel, opened_at=row.opened_at,
        due_at=row.due_at, owner_id=row.owner_id, owner=name_of(row.owner_id), reminded=row.reminded_at is not None,
        escalated_at=row.escalated_at, answered_at=row.answered_at, answered_by=name_of(row.answered_by),
        outcome=row.outcome, reason=opened(row.key, row.sealed_reason), checked=opened(row.key, row.sealed_checked),
        calls=row.calls, told_at=row.told_at, look=_look(row), line=_line(row),
    )  # fmt: skip


def _look(row: Row) -> Looked | None:
    """The second look as it is told, when there is one; what was checked stands where a file has its parts."""
    look = SecondLookWithoutFile.objects.filter(complaint_id=row.id).first()
    if look is None:
        return None
    return Looked(
        due_at=look.due_at, first_by=name_of(look.first_by), first_at=look.first_at, first_outcome=look.first_outcome,
        first_reason=opened(row.key, look.sealed_first_reason),
        first_pieces=list(filter(None, [opened(row.key, look.sealed_first_checked)])), looked_at=look.looked_at,
        looked_by=name_of(look.looked_by), verdict=look.verdict, reason=opened(row.key, look.sealed_reason),
    )  # fmt: skip
