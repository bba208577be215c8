"""Official lists of agencies read line by line: the public administration's directory (DILA), and a plain table.

What a list does not say stays empty: no hour, no phone is ever made up.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import time
from itertools import pairwise
from typing import Any

from visavis.decisions.matching.words import plain

DAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
KINDS = {
    "france_travail": "france_travail", "pole_emploi": "france_travail", "ft": "france_travail",
    "mission_locale": "mission_locale", "ml": "mission_locale", "cap_emploi": "cap_emploi",
}  # fmt: skip
ZONES = {
    "971": "America/Guadeloupe", "972": "America/Martinique", "973": "America/Cayenne", "974": "Indian/Reunion",
    "975": "America/Miquelon", "976": "Indian/Mayotte", "977": "America/St_Barthelemy", "978": "America/Marigot",
}  # fmt: skip
PARIS = "Europe/Paris"
TABLE_COLUMNS = frozenset({"type", "nom", "adresse", "code_postal", "ville", "source_uid"})


class BadHours(ValueError):
    """The agency can be used, its opening hours cannot."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """An agency as a list says it. `hours`: (weekday, opens, closes); None when the list says nothing of them."""

    official_id: str
    kind: str
    name: str
    street: str
    postal_code: str
    town: str
    commune_code: str = ""
    phone: str = ""
    access: str = ""
    at: tuple[float, float] | None = None
    hours: tuple[tuple[int, time, time], ...] | None = None
    bad_hours: str = ""

    @property
    def address(self) -> str:
        return f"{self.street}, {self.postal_code} {self.town}".strip(", ")

    @property
    def department(self) -> str:
        code = self.commune_code or self.postal_code
        return code[:3] if code.startswith("97") else code[:2]

    @property
    def zone(self) -> str:
        """The time zone on its wall."""
        return ZONES.get(self.department, PARIS)

    @property
    def same_place(self) -> tuple[str, str, str]:
        """Two lists speak of one agency when its kind, postal code and street are the same."""
        return self.kind, self.postal_code, plain(self.street)


def from_table(given: Mapping[str, str]) -> Listed:
    """A line of `type`, `nom`, `adresse`, `code_postal`, `ville`… No hours. Raises `ValueError`."""
    kind = _kind(given["type"])
    if kind is None:
        raise ValueError(f"{given['type']!r} is no kind of agency known here")
    return Listed(
        official_id=f"table:{_needed(given, 'source_uid')}",
        kind=kind,
        name=_needed(given, "nom"),
        street=given["adresse"].strip(),
        postal_code=given["code_postal"].strip(),
        town=given["ville"].strip(),
        access=given.get("complement", "").strip(),
        at=_point(given.get("latitude", ""), given.get("longitude", "")),
    )


def from_directory(given: Mapping[str, Any]) -> Listed | None:
    """A service of the directory; None when it is no agency for employment. Raises `ValueError`."""
    pivot = next(iter(_all(given, "pivot")), {})
    kind = _kind(str(pivot.get("type_service_local", "")))
    if kind is None:
        return None
    address = next(
        (one for one in _all(given, "adresse") if one.get("type_adresse", "Adresse") == "Adresse"), None
    )
    if address is None:
        raise ValueError("there is no address")
    communes = pivot.get("code_insee_commune") or given.get("code_insee_commune") or ""
    phone = next((str(one.get("valeur", "")).strip() for one in _all(given, "telephone")), "")
    hours, wrong = _hours_of(given)
    return Listed(
        official_id=f"dila:{_needed(given, 'id')}",
        kind=kind,
        name=_needed(given, "nom"),
        street=str(address.get("numero_voie") or "").strip(),
        postal_code=str(address.get("code_postal") or "").strip(),
        town=str(address.get("nom_commune") or "").strip(),
        commune_code=str(communes[0] if isinstance(communes, list) and communes else communes or ""),
        phone=phone if len(phone) <= 20 else "",
        access=str(address.get("note_accessibilite") or "").strip(),
        at=_point(str(address.get("latitude") or ""), str(address.get("longitude") or "")),
        hours=hours,
        bad_hours=wrong,
    )


def _kind(written: str) -> str | None:
    return KINDS.get(plain(written).strip().replace(" ", "_"))


def _needed(given: Mapping[str, Any], name: str) -> str:
    value = str(given.get(name) or "").strip()
    if not value:
        raise ValueError(f"the field {name} is empty or missing")
    return value


def _all(given: Mapping[str, Any], name: str) -> list[Mapping[str, Any]]:
    """A list of objects, also when it comes as a string that holds one, as in exports of the directory."""
    value = given.get(name) or []
    if isinstance(value, str):
        value = json.loads(value)
    if isinstance(value, dict):
        value = [value]
    if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
        raise ValueError(f"{name}: a list of objects is expected")
    return value


def _point(latitude: str, longitude: str) -> tuple[float, float] | None:
    if not (latitude.strip() and longitude.strip()):
        return None
    at = float(latitude), float(longitude)
    if not (abs(at[0]) <= 90 and abs(at[1]) <= 180):
        raise ValueError(f"{at} is nowhere on Earth")
    return at


def _hours_of(given: Mapping[str, Any]) -> tuple[tuple[tuple[int, time, time], ...] | None, str]:
    """The openings, or None with the reason when what is written cannot be hours."""
    spans = _all(given, "plage_ouverture")
    try:
        week = tuple(sorted({opening for span in spans for opening in _span(span)}))
        _apart(week)
    except BadHours as wrong:
        return None, str(wrong)
    return week or None, ""


def _span(span: Mapping[str, Any]) -> list[tuple[int, time, time]]:
    """`Lundi` to `Jeudi`, `08:30` to `12:30`, and once more in the afternoon."""
    first, last = (
        _day(span.get("nom_jour_debut")),
        _day(span.get("nom_jour_fin") or span.get("nom_jour_debut")),
    )
    days = range(first, last + 1) if first <= last else [*range(first, 7), *range(last + 1)]
    halves = []
    for number in ("1", "2"):
        opens, closes = span.get(f"valeur_heure_debut_{number}"), span.get(f"valeur_heure_fin_{number}")
        if opens or closes:
            halves.append((_clock(opens), _clock(closes)))
    return [(day, opens, closes) for day in days for opens, closes in halves]


def _day(written: object) -> int:
    name = plain(str(written or "")).strip()
    if name not in DAYS:
        raise BadHours(f"{written!r} is no day of the week")
    return DAYS.index(name)


def _clock(written: object) -> time:
    try:
        return time.fromisoformat(str(written or "").strip().replace("h", ":"))
    except ValueError:
        raise BadHours(f"{written!r} is no hour") from None


def _apart(week: tuple[tuple[int, time, time], ...]) -> None:
    for _weekday, opens, closes in week:
        if closes <= opens:
            raise BadHours(f"{closes:%H:%M} does not come after {opens:%H:%M}")
    for before, after in pairwise(week):
        if before[0] == after[0] and after[1] < before[2]:
            raise BadHours(f"two openings of {DAYS[after[0]]} overlap")
