"""Files that may be one person's: same family name or same first name, among those the reader may see."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from visavis.foundation.identity.actor import Actor
from visavis.rooms.dossier.lists import names_in_list
from visavis.rooms.dossier.models import File
from visavis.rooms.dossier.reach import within_reach
from visavis.rooms.people.door import born_on, find, name_of, names_of

MOST = 20


@dataclass(frozen=True, slots=True)
class Twin:
    """One file as it is compared: its name, day of birth when known, and the day it was opened."""

    file_id: UUID
    name: str
    born_on: date | None
    opened_on: date


def alike(file_id: UUID, *, now: datetime, by: Actor) -> Sequence[Twin]:
    """Other files with a like name, at most twenty, by name; each of them was read, and says so."""
    name, among = name_of(file_id), within_reach(by)
    said = {words for words in (name.family, name.given) if words}
    found = {each.file_id for words in said for each in find(words, among=among, limit=MOST)}
    whole = File.objects.filter(id__in=found - {file_id}, alias_of=None, aliases=None)
    ids = list(whole.order_by("id").values_list("id", flat=True)[:MOST])
    names_in_list(ids, now=now, by=by)
    return _twins(ids)


def merged(file_id: UUID) -> Sequence[Twin]:
    """The files that were merged into this one."""
    return _twins(list(File.objects.filter(alias_of=file_id).order_by("id").values_list("id", flat=True)))


def _twins(ids: Sequence[UUID]) -> Sequence[Twin]:
    names = names_of(ids)
    opened = dict(File.objects.filter(id__in=ids).order_by("id").values_list("id", "opened_at"))
    twins = [
        Twin(each, names[each].by_family, born_on(each), opened[each].date()) for each in ids if each in names
    ]
    return sorted(twins, key=lambda twin: (twin.name, twin.file_id))
