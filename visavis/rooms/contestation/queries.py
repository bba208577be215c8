"""Contestations as both sides read them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q

from visavis.decisions.remedies import Ground, ground_of, next_steps
from visavis.foundation.clock import now as present
from visavis.foundation.identity.names import name_of
from visavis.foundation.requests.codes import show_code
from visavis.foundation.vault import Shredded, unseal
from visavis.foundation.words.show import language
from visavis.rooms.agencies.door import day_in
from visavis.rooms.contestation.models import Contestation, SecondLook
from visavis.rooms.contestation.pieces import in_words
from visavis.rooms.contestation.remaking import came_out
from visavis.rooms.contestation.remaking import foreseen as _foreseen
from visavis.rooms.contestation.subjects import COMPLAINT, Subject, subject_of
from visavis.rooms.dossier.door import kept_keys
from visavis.rooms.rights.door import Compared

PAGE = 20
_OWED = (
    "id", "file_id", "opened_at", "answered_at", "due_at", "redo_due_at", "subject_kind", "reminded_at", "escalated_at",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Looked:
    """An answer read again by lot: what it was, by when somebody else reads it, and what she said."""

    due_at: datetime
    first_by: str
    first_at: datetime
    first_outcome: str
    first_reason: str
    first_pieces: Sequence[str]
    looked_at: datetime | None = None
    looked_by: str = ""
    verdict: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Contested:
    """One contestation or complaint. `subject` is None when the line cannot be seen any more, or there is none."""

    id: UUID
    number: str
    file_id: UUID
    subject: Subject | None
    words: str
    channel: str
    opened_at: datetime
    due_at: datetime
    answered_at: datetime | None
    answered_by: str
    outcome: str
    reason: str
    redo_due_at: datetime | None = None
    redone_at: datetime | None = None
    redone_by: str = ""
    redone: str = ""
    came_out: Compared | None = None
    kind: str = ""
    about: str = ""
    page: str = ""
    owner_id: UUID | None = None
    owner: str = ""
    legal_due_on: date | None = None
    reminded: bool = False
    escalated_at: datetime | None = None
    pieces: Sequence[str] = ()
    elsewhere: str = ""
    look: Looked | None = None
    answered_on: date | None = None

    @property
    def is_complaint(self) -> bool:
        return self.kind == COMPLAINT

    @property
    def computed(self) -> bool:
        """What is contested can be computed again."""
        return not self.is_complaint and (self.subject is None or self.subject.computed)

    @property
    def ground(self) -> Ground:
        """What the law says of this kind of complaint."""
        return ground_of(self.about if self.is_complaint else self.kind)

    @property
    def title(self) -> str:
        """What it is about, in a few words."""
        return self.subject.title if self.subject else self.ground.words.say(language())

    @property
    def stops(self) -> str:
        """What is suspended while it waits, '' when nothing is."""
        stops = self.ground.stops
        return stops.say(language()) if stops and self.answered_at is None else ""

    @property
    def steps(self) -> Sequence[str]:
        """What the person can still do once she is answered, in sentences."""
        if self.answered_on is None:
            return ()
        return [each.say(language()) for each in next_steps(self.ground, self.answered_on)]

    @property
    def to_look_again(self) -> bool:
        """Chance chose its answer, and nobody read it again yet."""
        return self.look is not None and self.look.looked_at is None

    @property
    def of_refusal(self) -> bool:
        """A human's refusal is contested: when it falls, what was refused is owed."""
        return self.subject is not None and not self.subject.computed and self.subject.act == "refusal"

    @property
    def late(self) -> bool:
        return (self.answered_at or present()) > self.due_at

    @property
    def to_redo(self) -> bool:
        """An answer was given, and what it promised is still owed."""
        return self.redo_due_at is not None and self.redone_at is None

    @property
    def owed_at(self) -> datetime:
        """By when somebody owes something: the answer, or what it promised."""
        return self.redo_due_at or self.due_at

    @property
    def owed_late(self) -> bool:
        return self.owed_at < present()


def _open(file_id: UUID, sealed: bytes | None) -> str:
    try:
        return unseal(file_id, sealed) if sealed else ""
    except Shredded:
        return ""


def _contested(row: Contestation) -> Contested:
    return Contested(
        row.id,
        show_code(row.number),
        row.file_id,
        subject_of(row.subject_kind, row.subject_id, row.node),
        _open(row.file_id, row.sealed_words),
        row.channel,
        row.opened_at,
        row.due_at,
        row.answered_at,
        name_of(row.answered_by),
        row.outcome,
        _open(row.file_id, row.sealed_reason),
        row.redo_due_at,
        row.redone_at,
        name_of(row.redone_by),
        _open(row.file_id, row.sealed_redone),
        came_out(row),
        kind=row.subject_kind,
        about=row.node if row.subject_kind == COMPLAINT else "",
        page=_open(row.file_id, row.sealed_page),
        owner_id=row.owner_id,
        owner=name_of(row.owner_id),
        legal_due_on=row.legal_due_on,
        reminded=row.reminded_at is not None,
        escalated_at=row.escalated_at,
        pieces=list(in_words(row.pieces).values()),
        elsewhere=_open(row.file_id, row.sealed_elsewhere),
        look=_look(row),
        answered_on=day_in(row.agency_id, row.answered_at) if row.answered_at else None,
    )


def _look(row: Contestation) -> Looked | None:
    """The second look as it is told, when there is one."""
    look = SecondLook.objects.filter(contestation_id=row.id).first()
    if look is None:
        return None
    return Looked(
        look.due_at,
        name_of(look.first_by),
        look.first_at,
        look.first_outcome,
        _open(row.file_id, look.sealed_first_reason),
        list(in_words(look.first_pieces).values()),
        look.looked_at,
        name_of(look.looked_by),
        look.verdict,
        _open(row.file_id, look.sealed_reason),
    )


def of_file(file_id: UUID, *, before: UUID | None = None, most: int = PAGE) -> Sequence[Contested]:
    """A person's contestations, latest first; `before` is the last id already shown."""
    rows = Contestation.objects.filter(file_id__of=file_id).order_by("-opened_at", "-id")
    if before and (shown := rows.filter(id=before).first()):
        rows = rows.filter(Q(opened_at__lt=shown.opened_at) | Q(opened_at=shown.opened_at, id__lt=shown.id))
    return [_contested(row) for row in rows[:most]]


def one(contestation_id: UUID) -> Contested | None:
    """One contestation, when the reader may see it."""
    row = Contestation.objects.filter(id=contestation_id).first()
    return _contested(row) if row else None


def foreseen(contestation_id: UUID) -> Compared | None:
    """What computing again would give today, beside what is contested; None while nothing was corrected."""
    row = Contestation.objects.filter(Contestation.owed(), id=contestation_id).first()
    return _foreseen(row) if row else None


def waiting(agency_id: UUID | None, *, after: UUID | None = None) -> Sequence[Contested]:
    """What an agency owes an answer to, oldest promise first (ids sort by time), `PAGE` at a time."""
    rows = Contestation.objects.filter(Contestation.owed(), agency_id=agency_id).order_by("id")
    return [_contested(row) for row in (rows.filter(id__gt=after) if after else rows)[:PAGE]]


def to_look_again(agency_id: UUID | None) -> Sequence[Contested]:
    """The answers of an agency that chance chose and nobody read again yet, the first due first, `PAGE` at most."""
    waiting = SecondLook.objects.filter(agency_id=agency_id, looked_at=None).order_by(
        "due_at", "contestation_id"
    )
    looks = waiting.select_related("contestation")[:PAGE]
    return [_contested(each.contestation) for each in looks]


def looks_owed_in(agency_id: UUID) -> Sequence[SecondLook]:
    """The second looks an agency owes, no word of them opened."""
    rows = SecondLook.objects.filter(agency_id=agency_id, looked_at=None).order_by(
        "due_at", "contestation_id"
    )
    return list(rows.only("contestation_id", "file_id", "first_at", "first_by", "due_at"))


def suspended(file_id: UUID) -> Mapping[str, str]:
    """What complaints that wait suspend for this person: the ground's code, and in words what must not be done."""
    rows = Contestation.objects.filter(file_id__of=file_id, answered_at=None, subject_kind=COMPLAINT)
    codes = dict.fromkeys(rows.order_by("id").values_list("node", flat=True))
    grounds = [ground_of(code) for code in codes]
    return {each.code: each.stops.say(language()) for each in grounds if each.stops}


def owed_in(agency_id: UUID) -> Sequence[Contestation]:
    """What an agency owes, by hour due, no word of it opened."""
    rows = Contestation.objects.filter(Contestation.owed(), agency_id=agency_id).order_by("id")
    return list(rows.only(*_OWED))


def waiting_for(file_ids: Sequence[UUID]) -> dict[UUID, datetime]:
    """For each of these files, the nearest day an answer is due."""
    kept = kept_keys(file_ids)
    rows = Contestation.objects.filter(Contestation.owed(), file_id__in=list(kept)).order_by("id")
    due: dict[UUID, datetime] = {}
    for row in sorted(rows, key=lambda each: each.redo_due_at or each.due_at):
        due.setdefault(kept[row.file_id], row.redo_due_at or row.due_at)
    return due


def waiting_at(agency_id: UUID, at: datetime) -> tuple[int, int]:
    """How many contestations of an agency wait for their answer, and how many past the promised day."""
    rows = Contestation.objects.filter(Contestation.owed(), agency_id=agency_id)
    return rows.count(), rows.filter(Q(answered_at=None, due_at__lt=at) | Q(redo_due_at__lt=at)).count()
