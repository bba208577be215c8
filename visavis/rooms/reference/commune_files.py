"""The official files of communes, each known by its columns: Insee (COG), its movements, La Poste, and our own table.

Each line says what it knows of one commune; several files complete each other.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from visavis.foundation.database.fit import must_fit
from visavis.rooms.reference.models import Commune
from visavis.rooms.reference.places import CITIES, city_of, plain_name

CODE = re.compile(r"\d[\dAB]\d{3}")
POSTAL_CODE = re.compile(r"\d{5}")
Succeeded = tuple[str, str, str, str, date | None]


@dataclass(slots=True)
class Gathered:
    """What the files say of one commune so far; None and empty: nothing."""

    name: str = ""
    department: str = ""
    at: tuple[float, float] | None = None
    population: int | None = None
    postal_codes: set[str] = field(default_factory=set)
    capitals: str = ""


@dataclass(slots=True)
class Communes:
    """All communes that the files name, and who followed those that are no more."""

    by_code: dict[str, Gathered] = field(default_factory=dict)
    followed: list[Succeeded] = field(default_factory=list)

    def of(self, code: str) -> Gathered:
        """The commune of this code; a new one when it is met for the first time."""
        if not CODE.fullmatch(code):
            raise ValueError(f"{code!r} is no commune code")
        return self.by_code.setdefault(
            code, Gathered(department=code[:3] if code[:2] in ("97", "98") else code[:2])
        )

    def follow(self, old: str, label: str, new: str, since: date | None = None) -> None:
        """`old`, once called `label`, is `new` today."""
        if not (CODE.fullmatch(old) and CODE.fullmatch(new)):
            raise ValueError(f"{old!r} or {new!r} is no commune code")
        self.followed.append((old, named(label), plain_name(label), new, since))

    def cities(self) -> None:
        """Paris, Lyon and Marseille have all that their districts have."""
        for code, name in CITIES.items():
            districts = [one for its, one in self.by_code.items() if city_of(its) == code]
            if not districts:
                continue
            city = self.of(code)
            city.name = city.name or name
            city.at = city.at or districts[0].at
            city.postal_codes |= {postal for one in districts for postal in one.postal_codes}
            if not city.population:
                city.population = sum(one.population or 0 for one in districts) or None


def named(label: str, **others: object) -> str:
    """The name of a commune, which can be kept, as can the `others`: values by column."""
    if not label.strip():
        raise ValueError("the name is empty")
    must_fit(Commune, ("name", *others), (label.strip(), *others.values()))
    return label.strip()


def _postal(code: str) -> set[str]:
    must_fit(Commune, ("postal_codes",), ([code],))
    if code and not POSTAL_CODE.fullmatch(code):
        raise ValueError(f"{code!r} is no postal code")
    return {code} if code else set()


def _point(latitude: str, longitude: str) -> tuple[float, float] | None:
    if not (latitude and longitude):
        return None
    at = float(latitude), float(longitude)
    if not (abs(at[0]) <= 90 and abs(at[1]) <= 180):
        raise ValueError(f"{at} is nowhere on Earth")
    return at


def _table(communes: Communes, given: dict[str, str]) -> None:
    """One line for each commune and postal code: `insee_com`, `commune`, `code_postal`, `lat`, `lng`…"""
    code, kind = given["insee_com"], given["commune_type"]
    population = int(given.get("population_2021") or 0)
    department = given["insee_dep"]
    name = named(
        given.get("commune_article") or given["commune"], department=department, population=population
    )
    if kind == "COMD":
        communes.follow(code, name, given["insee_parente"])
        return
    if kind not in ("COM", "ARM"):
        raise ValueError(f"{kind!r} is no kind of commune known here")
    postal, at = _postal(given["code_postal"]), _point(given["lat"], given["lng"])
    one = communes.of(code)
    one.name, one.department, one.at = name, department or one.department, at or one.at
    one.population = population or one.population
    one.postal_codes |= postal


def _cog(communes: Communes, given: dict[str, str]) -> None:
    """Insee's list of communes: `typecom`, `com`, `dep`, `libelle`, `comparent`."""
    code, kind, name = given["com"], given["typecom"], named(given["libelle"], department=given["dep"])
    if kind in ("COMA", "COMD"):
        communes.follow(code, name, given["comparent"])
        return
    if kind not in ("COM", "ARM"):
        raise ValueError(f"{kind!r} is no kind of commune known here")
    one = communes.of(code)
    one.name, one.department = name, given["dep"] or one.department


def _movement(communes: Communes, given: dict[str, str]) -> None:
    """Insee's movements: what was (`_av`) became (`_ap`) on a day; only of communes into communes."""
    if given["typecom_av"] != "COM" or given["typecom_ap"] != "COM":
        return
    moved = given["com_av"] != given["com_ap"] or given["libelle_av"] != given["libelle_ap"]
    if moved:
        since = date.fromisoformat(given["date_eff"])
        communes.follow(given["com_av"], given["libelle_av"], given["com_ap"], since)


def _post(communes: Communes, given: dict[str, str]) -> None:
    """La Poste: postal codes, names in capitals, sometimes coordinates."""
    one = communes.of(given["code_commune_insee"])
    one.postal_codes |= _postal(given["code_postal"])
    one.capitals = one.capitals or named(given["nom_de_la_commune"])
    written = given.get("coordonnees_geographiques") or given.get("coordonnees_gps") or ""
    if "," in written and one.at is None:
        latitude, _, longitude = written.partition(",")
        one.at = _point(latitude.strip(), longitude.strip())


Take = Callable[[Communes, dict[str, str]], None]


def _flat(take: Take) -> Take:
    """The same, whatever the case and the accents of the columns."""
    return lambda communes, given: take(communes, {column(name): value for name, value in given.items()})


def column(written: str) -> str:
    """`"#Code_commune_INSEE"`, `"Libellé_d_acheminement"` → plain lower case."""
    flat = unicodedata.normalize("NFKD", written).encode("ascii", "ignore").decode()
    return flat.strip().lstrip("#").lower().replace(" ", "_")


_BOTH_SIDES = {f"{name}_{side}" for name in ("typecom", "com", "libelle") for side in ("av", "ap")}
# In the order in which they speak: the lists of communes first. `whole`: may say that a commune is no more.
PARTS: dict[str, tuple[frozenset[str], Take]] = {
    "table": (frozenset({"insee_com", "commune", "commune_type", "code_postal", "lat", "lng"}), _flat(_table)),
    "cog": (frozenset({"typecom", "com", "dep", "libelle", "comparent"}), _flat(_cog)),
    "movements": (frozenset({"date_eff", *_BOTH_SIDES}), _flat(_movement)),
    "post": (frozenset({"code_commune_insee", "nom_de_la_commune", "code_postal"}), _flat(_post)),
}  # fmt: skip
WHOLE = frozenset({"table", "cog"})


def part_of(columns: tuple[str, ...]) -> str:
    """Which official file has these columns. Raises `ValueError` and says what is missing from the nearest."""
    had = {column(name) for name in columns}
    for part, (needed, _take) in PARTS.items():
        if needed <= had:
            return part
    part, missing = min(
        ((part, needed - had) for part, (needed, _) in PARTS.items()), key=lambda each: len(each[1])
    )
    raise ValueError(
        f"no known file of communes has these columns; nearest is “{part}”, without {', '.join(sorted(missing))}"
    )
