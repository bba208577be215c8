"""From what people type for a place to a commune with coordinates."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from visavis.decisions.matching.distance import Point
from visavis.decisions.matching.words import plain
from visavis.rooms.reference.models import Commune, Succession, What
from visavis.rooms.reference.succession import today_of

MOST = 5
# The three cities that have districts with codes of their own.
CITIES = {"75056": "Paris", "69123": "Lyon", "13055": "Marseille"}
_DISTRICTS = {"751": "75056", "132": "13055", "6938": "69123"}
_SHORT = {"st": "saint", "ste": "sainte"}
_ARTICLES = {"l", "le", "la", "les"}


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
    """`"Saint-Étienne"`, `"St Etienne"` → `"saint etienne"`; `"Le Mans"`, `"mans"` → `"mans"`."""
    words = re.sub(r"[^a-z0-9]+", " ", plain(name)).split()
    words = words[1:] if len(words) > 1 and words[0] in _ARTICLES else words
    return " ".join(_SHORT.get(word, word) for word in words)


def city_of(code: str) -> str:
    """The city of a district of Paris, Lyon or Marseille; empty for any other commune."""
    return next((city for start, city in _DISTRICTS.items() if code.startswith(start)), "")


def find_place(typed: str) -> Place | None:
    """The commune meant: by postal code, `name (department)`, or name, the most peopled first. None: not known.

    A postal code leads to its own district before the whole city; a name that was, to the commune of today.
    """
    typed = typed.strip()
    named = re.fullmatch(r"(.+?)\s*\((\d[\dAB]\d?)\)", typed)
    if re.fullmatch(r"\d{5}", typed):
        found = _by_postal_code(typed)
    elif named:
        found = _by_name(named[1], named[2])
    else:
        found = _by_name(typed)
    if not found:
        return None
    return place_of(found[0], tuple(str(row) for row in found[1:]))


def _open() -> QuerySet[Commune]:
    return Commune.objects.filter(valid_to=None).order_by("-population", "code")


def _by_postal_code(typed: str) -> list[Commune]:
    rows = list(_open().filter(postal_codes__contains=[typed])[: MOST + 1])
    return sorted(rows, key=lambda row: row.code in CITIES)[:MOST]


def _by_name(typed: str, department: str = "") -> list[Commune]:
    name = plain_name(typed)
    if not name:
        return []
    rows = _open().filter(department=department) if department else _open()
    found = list(rows.filter(plain=name)[:MOST]) or _once_named(name, rows)
    if not found and not department:
        found = list(rows.filter(plain__startswith=name)[:MOST])
    return found


def _once_named(name: str, rows: QuerySet[Commune]) -> list[Commune]:
    """The communes of today that one of this name became."""
    before = Succession.objects.filter(what=What.COMMUNES, plain=name).order_by("old", "new")
    old: Iterable[str] = before.values_list("new", flat=True)[:MOST]
    codes = {today for code in old for today in today_of(What.COMMUNES, code)}
    closed = (
        Commune.objects.filter(plain=name)
        .exclude(valid_to=None)
        .order_by("code")
        .values_list("code", flat=True)
    )
    codes |= {today for code in closed for today in today_of(What.COMMUNES, code)}
    return list(rows.filter(code__in=codes)[:MOST])


def place_of(row: Commune, others: tuple[str, ...] = ()) -> Place:
    """A commune as shown."""
    located = row.latitude is not None and row.longitude is not None
    at = Point(row.latitude, row.longitude) if located else None
    return Place(row.code, row.name, row.department, at, others)
