"""What is known, by version; what training was told: read-only values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from django.db.models import OuterRef, QuerySet, Subquery

from visavis.decisions.matching.words import asked
from visavis.foundation.identity.names import names_of
from visavis.rooms.agencies.door import agency
from visavis.rooms.knowledge.models import Reliance, Training, Version

PAGE = 20
MOST_SOUGHT = 1000  # notes looked through by one search


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """One version in words; `current` when it is what holds."""

    id: UUID
    entry_id: UUID
    number: int
    audience: str
    title: str
    text: str
    source: str
    why: str
    retired: bool
    written_at: datetime
    written_by: str
    current: bool


@dataclass(frozen=True, slots=True)
class Trained:
    """What one group of an agency learnt in a quarter; `each` is hours for one person, rounded."""

    place: str
    team: str
    people: int
    quarter: date
    hours: int
    skills: tuple[str, ...]

    @property
    def each(self) -> int:
        return round(self.hours / self.people)


def _current() -> QuerySet[Version]:
    latest = Version.objects.filter(entry_id=OuterRef("entry_id")).order_by("-number").values("id")[:1]
    return Version.objects.filter(id=Subquery(latest))


def all_notes(*, before: UUID | None = None) -> Sequence[Note]:
    """The notes that hold, latest first, those the reader may see."""
    rows = _current().filter(retired=False).order_by("-id")
    return _notes(list((rows.filter(id__lt=before) if before else rows)[:PAGE]), current=True)


def versions(entry_id: UUID) -> Sequence[Note]:
    """Every version of a note, latest first."""
    found = _notes(list(Version.objects.filter(entry_id=entry_id).order_by("-number")), current=False)
    return [replace(each, current=place == 0) for place, each in enumerate(found)]


def sought(words: str, most: int) -> Sequence[Note]:
    """The notes with the most of these words, those of the title counted double."""
    wanted, scored = asked(words), []
    rows = _current().filter(retired=False).order_by("-id")[:MOST_SOUGHT]
    for place, row in enumerate(rows):
        keys = frozenset(row.keys)
        points = sum(word.is_in(keys) for word in wanted)
        if points and points >= len(wanted) / 2:
            scored.append((-points, place, row))
    best = sorted(scored, key=lambda one: one[:2])[:most]
    return _notes([row for _points, _place, row in best], current=True)


def relied_on(version_id: UUID) -> Sequence[str]:
    """Who of the staff relied on a version, by name, in no order of merit."""
    accounts = (
        Reliance.objects.filter(version_id=version_id).order_by("id").values_list("account_id", flat=True)
    )
    return sorted(names_of(accounts).values())


def changed_for(account_id: UUID) -> Sequence[Note]:
    """Notes on an earlier version of which this account relied, as they are now, until she relies on that too."""
    relied = Reliance.objects.filter(account_id=account_id).order_by("id")
    numbers: dict[UUID, int] = {}
    for entry_id, number in relied.values_list("version__entry_id", "version__number"):
        numbers[entry_id] = max(number, numbers.get(entry_id, 0))
    rows = _current().filter(entry_id__in=numbers).order_by("id")
    return _notes([row for row in rows if row.number > numbers[row.entry_id]], current=True)


def training(*, quarters: int = 8) -> Sequence[Trained]:
    """What was told of the latest quarters, latest first; the latest declaration of a group and quarter holds."""
    rows = Training.objects.order_by("agency_id", "team", "quarter", "-id").distinct(
        "agency_id", "team", "quarter"
    )
    held = sorted(rows, key=lambda row: (row.quarter, row.hours), reverse=True)
    told = sorted({row.quarter for row in held}, reverse=True)[:quarters]
    return [
        Trained(agency(row.agency_id).name, row.team, row.people, row.quarter, row.hours, tuple(row.skills))
        for row in sorted(held, key=lambda row: (-row.quarter.toordinal(), row.team))
        if row.quarter in told
    ]


def _notes(rows: Sequence[Version], *, current: bool) -> list[Note]:
    names = names_of(row.written_by for row in rows)
    return [
        Note(
            id=row.id, entry_id=row.entry_id, number=row.number, audience=row.audience, title=row.title, text=row.text,
            source=row.source, why=row.why, retired=row.retired, written_at=row.written_at,
            written_by=names.get(row.written_by, ""), current=current,
        )
        for row in rows
    ]  # fmt: skip
