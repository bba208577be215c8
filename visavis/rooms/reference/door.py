"""Occupations, communes and editions: all that other rooms may ask of the official lists."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from visavis.rooms.reference.actions._renew import NotWhole
from visavis.rooms.reference.editions import (
    AlreadyRead,
    FileRead,
    OlderEdition,
    Source,
    Table,
    day_of,
    keep,
    refuse_if_read,
)
from visavis.rooms.reference.models import Commune, Occupation, OccupationTitle, Past, What
from visavis.rooms.reference.places import Place, find_place, place_of
from visavis.rooms.reference.queries import search as occupations_like
from visavis.rooms.reference.succession import replaced, today_of

__all__ = [
    "AlreadyRead",
    "Entry",
    "FileRead",
    "NotWhole",
    "OlderEdition",
    "Place",
    "Source",
    "Table",
    "What",
    "communes_known",
    "day_of",
    "find_place",
    "keep",
    "occupation",
    "occupation_titles",
    "occupations_known",
    "occupations_like",
    "official_texts",
    "refuse_if_read",
    "remember",
    "title_named",
    "today_of",
]


@dataclass(frozen=True, slots=True)
class Entry:
    """An occupation as it was on a day: its label then, the days it was so, and the codes that stand for it today."""

    code: str
    label: str
    valid_from: date | None
    valid_to: date | None
    today: tuple[str, ...]

    @property
    def is_valid(self) -> bool:
        return self.valid_to is None


def occupation(code: str, on: date | None = None) -> Entry | None:
    """An occupation as of today, or as it was on a day; before the first day we know, as we first knew it."""
    row = Occupation.objects.filter(code=code).first()
    if row is None:
        return None
    today = today_of(What.OCCUPATIONS, code)
    present = Entry(code, row.label, row.valid_from, row.valid_to, today)
    if on is None or row.valid_from is None or row.valid_from <= on:
        return present
    past = Past.objects.filter(kind="occupation", code=code).order_by("valid_to", "id")
    before = past.filter(valid_to__gt=on).first()
    return Entry(code, before.label, before.valid_from, before.valid_to, today) if before else present


def occupation_titles(starting: str, limit: int = 10) -> list[tuple[str, str]]:
    """Official titles of today that start so: (title, occupation code), in order of title."""
    rows = OccupationTitle.objects.filter(label__istartswith=starting.strip(), valid_to=None)
    return list(rows.order_by("label", "code").values_list("label", "occupation_id")[:limit])


def title_named(label: str) -> tuple[str, str] | None:
    """The official title written so: (title, occupation code)."""
    rows = OccupationTitle.objects.filter(label__iexact=label.strip(), valid_to=None).order_by("code")
    return rows.values_list("label", "occupation_id").first()


def communes_known() -> dict[str, Place]:
    """Each commune code, of today or replaced by one of today, with that commune."""
    rows = Commune.objects.filter(valid_to=None).order_by("code")
    known = {row.code: place_of(row) for row in rows}
    return known | {old: known[new] for old, new in replaced(What.COMMUNES).items() if new in known}


def occupations_known() -> dict[str, tuple[str, str]]:
    """Each occupation code, of today or replaced by one of today → that code and its label."""
    rows = Occupation.objects.filter(valid_to=None).order_by("code").values_list("code", "label")
    known = {code: (code, label) for code, label in rows}
    return known | {old: known[new] for old, new in replaced(What.OCCUPATIONS).items() if new in known}


def remember(*, kind: str, code: str, label: str, said: dict[str, Any], until: date) -> None:
    """Keep what an entry of another room said before it changed."""
    Past.objects.create(kind=kind, code=code, label=label, said=said, valid_to=until)


def official_texts() -> Iterator[str]:
    """Every title and every name of a commune, as officially written."""
    titles = OccupationTitle.objects.filter(valid_to=None).order_by("code").values_list("label", flat=True)
    yield from titles.iterator()
    yield from (
        Commune.objects.filter(valid_to=None).order_by("code").values_list("name", flat=True).iterator()
    )
