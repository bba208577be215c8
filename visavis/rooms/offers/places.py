"""From what people type for a place to a commune with coordinates."""

from __future__ import annotations

import re
from dataclasses import dataclass

from visavis.decisions.matching.distance import Point
from visavis.decisions.matching.words import plain
from visavis.rooms.offers.models import Commune

MOST = 5


@dataclass(frozen=True, slots=True)
class Place:
    """A commune as shown, where it is, and the other communes the words may have meant."""

    code: str
    name: str
    department: str
    at: Point | None
    others: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        return f"{self.name} ({self.department})"


def plain_name(name: str) -> str:
    """`"Saint-Étienne"`, `"St Etienne"` → `"saint etienne"`."""
    words = re.sub(r"[^a-z0-9]+", " ", plain(name)).split()
    return " ".join({"st": "saint", "ste": "sainte"}.get(word, word) for word in words)


def find_place(typed: str) -> Place | None:
    """The commune meant: by postal code, `name (department)`, or name, the most peopled first. None: not known."""
    typed = typed.strip()
    code = re.fullmatch(r"\d{5}", typed)
    named = re.fullmatch(r"(.+?)\s*\((\d[\dAB]\d?)\)", typed)
    rows = Commune.objects.order_by("-population", "code")
    if code:
        found = list(rows.filter(postal_codes__contains=[typed])[:MOST])
    elif named:
        found = list(rows.filter(plain=plain_name(named[1]), department=named[2])[:MOST])
    else:
        name = plain_name(typed)
        found = list(rows.filter(plain=name)[:MOST]) if name else []
        if name and not found:
            found = list(rows.filter(plain__startswith=name)[:MOST])
    if not found:
        return None
    return _place(found[0], tuple(str(row) for row in found[1:]))


def _place(row: Commune, others: tuple[str, ...]) -> Place:
    located = row.latitude is not None and row.longitude is not None
    at = Point(row.latitude, row.longitude) if located else None
    return Place(row.code, row.name, row.department, at, others)
