"""Finding people by their names, as they are typed."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from visavis.rooms.people.models import Birth, Name
from visavis.rooms.people.numbers import files_with, read_number


@dataclass(frozen=True, slots=True)
class PersonName:
    """How to call a person. Any part may be empty, never both."""

    file_id: UUID
    given: str
    family: str

    @property
    def full(self) -> str:
        return " ".join(part for part in (self.given, self.family) if part)

    @property
    def by_family(self) -> str:
        return ", ".join(part for part in (self.family, self.given) if part)

    @property
    def to_greet(self) -> str:
        return self.given or self.family


def key_of(text: str) -> str:
    """Accents and case folded, so that a name is found as people type it."""
    flat = unicodedata.normalize("NFKD", text.lower().replace("œ", "oe").replace("æ", "ae"))
    return "".join(
        letter if letter.isalnum() else " " for letter in flat if not unicodedata.combining(letter)
    )


def find(
    words: str, *, among: Iterable[UUID] | None = None, after: str = "", limit: int = 21
) -> Sequence[PersonName]:
    """People (among those the reader may see) whose name begins with each word typed, by family name.

    `among`: the files to look in, when they are known: the database then reads their names alone, not everybody's.
    A whole social security number finds who has it; signs without a letter or a figure find nobody. `after` is the
    file key of the last one already shown.
    """
    rows = Name.objects.filter(to_on=None).order_by("key", "id")
    if number := read_number(words):
        hers = set(files_with(number))
        among, words = hers if among is None else hers & set(among), ""
    if among is not None:
        rows = rows.filter(file_id__in=list(among))
    wanted = key_of(words).split()
    if words.strip() and not wanted:
        return []  # signs alone name nobody: they must not list everybody
    for word in wanted:
        rows = rows.filter(key__regex=rf"(^|\s){word}")
    shown = rows.filter(file_id=after).last() if _is_uuid(after) else None
    if shown:
        rows = rows.filter(Q(key__gt=shown.key) | Q(key=shown.key, id__gt=shown.id))
    return [PersonName(row.file_id, row.given, row.family) for row in rows[:limit]]


def exactly(*, given: str, family: str, born_on: date) -> Sequence[UUID]:
    """Files (among those the reader may see) of people called exactly so, whatever the accents, born that day."""
    named = Name.objects.filter(to_on=None, key=key_of(f"{family.strip()} {given.strip()}").strip()).order_by(
        "id"
    )
    keys = dict.fromkeys(named.values_list("file_id", flat=True))
    return [each for each in keys if Birth.objects.filter(file_id=each, born_on=born_on).exists()]


def same_family(name: PersonName, other: str) -> bool:
    """Whether a full name written as one text ("Inès Le Goff") ends with this family name."""
    family = key_of(name.family).split()
    return bool(family) and key_of(other).split()[-len(family) :] == family


def _is_uuid(text: str) -> bool:
    try:
        return bool(UUID(text))
    except ValueError:
        return False
