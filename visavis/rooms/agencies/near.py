"""Which agencies to show to somebody who wrote where she lives: a few, the nearest first, never the whole country."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from math import inf
from uuid import UUID

from visavis.decisions.matching.distance import Point, kilometres
from visavis.decisions.matching.words import plain
from visavis.rooms.agencies.models import Agency
from visavis.rooms.reference.door import Place as Commune
from visavis.rooms.reference.door import find_place

SHOWN = 8
POSTAL_CODE = re.compile(r"\b(\d{5})\b")


@dataclass(frozen=True, slots=True)
class Seat:
    """Where one agency is, as far as it is known."""

    id: UUID
    name: str
    address: str
    postal_code: str
    commune_code: str
    latitude: float | None
    longitude: float | None

    @property
    def at(self) -> Point | None:
        known = self.latitude is not None and self.longitude is not None
        return Point(self.latitude, self.longitude) if known else None

    @property
    def department(self) -> str:
        found = POSTAL_CODE.search(self.address)
        code = self.commune_code or self.postal_code or (found[1] if found else "")
        return code[:3] if code.startswith("97") else code[:2]

    def written(self, words: str) -> bool:
        """Whether its name or its address says these words."""
        return bool(words) and words in plain(f"{self.name} {self.address}")


def nearest(seats: Sequence[Seat], typed: str, commune: Commune | None) -> list[Seat]:
    """At most `SHOWN` of them: those that say the words typed, then by distance, then the same department, by name.

    `commune` is the one these words mean, when they mean one. Without words: by name.
    """
    words = plain(commune.name if commune else typed).strip()

    def rank(seat: Seat) -> tuple[bool, float, bool, str]:
        far = kilometres(commune.at, seat.at) if commune and commune.at and seat.at else inf
        elsewhere = commune is None or seat.department != commune.department
        return not seat.written(words), far, elsewhere, seat.name

    return sorted(seats, key=rank)[:SHOWN]


def ids_near(typed: str) -> list[UUID]:
    """The open agencies to show to somebody who wrote `typed` (a commune, a postal code, a name of an agency).

    All of them where there are few; none where there are many and nothing is written yet.
    """
    fields = ("id", "name", "address", "postal_code", "commune_code", "latitude", "longitude")
    rows = Agency.objects.filter(closed_on=None, served=True).order_by("name", "id")
    few = list(rows.values_list("id", flat=True)[: SHOWN + 1])
    if len(few) <= SHOWN:
        return few
    if not typed.strip():
        return []
    seats = [Seat(*row) for row in rows.values_list(*fields)]
    return [seat.id for seat in nearest(seats, typed, find_place(typed))]
