"""The files of the labour market, each known by its columns: tensions, families and occupations, offers by month."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from visavis.foundation.database.fit import must_fit
from visavis.rooms.reference.models import Family, MonthlyOffers

FAMILY = re.compile(r"[A-Z]\d[A-Z0-9](\d\d)?")
OCCUPATION = re.compile(r"[A-Z]\d{4}")
CAUSES = {
    "Intensité d'embauches": "hiring", "Lien formation-emploi": "training",
    "Manque de main-d'œuvre disponible": "workforce", "Non-durabilité de l'emploi": "short_jobs",
    "Conditions de travail contraignantes": "conditions", "Inadéquation géographique": "distance",
}  # fmt: skip


@dataclass(slots=True)
class Market:
    """All that the files say, each entry by its keys."""

    families: dict[str, str] = field(default_factory=dict)
    occupations: set[tuple[str, str]] = field(default_factory=set)
    tensions: dict[tuple[str, str, int], tuple[Any, ...]] = field(default_factory=dict)
    offers: dict[tuple[date, str], int] = field(default_factory=dict)

    def family(self, code: str, label: str = "") -> str:
        if not FAMILY.fullmatch(code):
            raise ValueError(f"{code!r} is no family (FAP)")
        must_fit(Family, ("label",), (label,))
        self.families[code] = label or self.families.get(code, "")
        return code


def _tension(market: Market, given: dict[str, str]) -> None:
    """DARES: one line for a family, an area and a year."""
    area = _area(given["niveau_geo"], given["reg"], given["dep"])
    year = int(given["Année"])
    if not 1990 <= year <= 2100:
        raise ValueError(f"{year} is no year")
    level = _whole(given["Catégorie Tension"])
    if level is not None and not 1 <= level <= 5:
        raise ValueError(f"the level {level} is not between 1 and 5")
    measured = given.get("Tension", "")
    causes = {short: _whole(given.get(name, "")) for name, short in CAUSES.items()}
    key = (market.family(given["fap"]), area, year)
    if key in market.tensions:
        raise ValueError(f"{' '.join(map(str, key))} comes twice")
    employed = _whole(given["Emploi moyen"])
    market.tensions[key] = (level, float(measured) if _said(measured) else None, employed, causes)


def _area(level: str, region: str, department: str) -> str:
    """`FR`, `R84` or `D69`."""
    if level == "nat":
        return "FR"
    if level == "reg":
        return f"R{int(float(region)):02}"
    if level == "dep" and department:
        return f"D{department.removesuffix('.0').zfill(2)}"
    raise ValueError(f"{level!r} is no level of area")


def _said(written: str) -> bool:
    return bool(written) and written.upper() not in {"NA", "NAN"}


def _whole(written: str) -> int | None:
    return round(float(written)) if _said(written) else None


def _passage(market: Market, given: dict[str, str]) -> None:
    """Which occupations a family holds; a family without any is listed with `NA`."""
    family = market.family(given["Fap"])
    if given["Rome"] == "NA":
        return
    if not OCCUPATION.fullmatch(given["Rome"]):
        raise ValueError(f"{given['Rome']!r} is no occupation code")
    market.occupations.add((family, given["Rome"]))


def _label(market: Market, given: dict[str, str]) -> None:
    """The names of families: `fap`, `intitule`."""
    market.family(given["fap"], given["intitule"].removeprefix(f"{given['fap']} : "))


def _month(market: Market, given: dict[str, str]) -> None:
    """Offers published in a month: the first number is the whole, others are kinds of contract."""
    month = date(int(given["Année"]), int(given["Mois"]), 1)
    for name, written in given.items():
        if name in ("Année", "Trimestre", "Mois", "") or not written:
            continue
        series = "" if name.startswith("Nombre d") else name
        must_fit(MonthlyOffers, ("series", "offers"), (series, int(float(written))))
        market.offers[month, series] = int(float(written))


def _quarter(market: Market, given: dict[str, str]) -> None:
    """Offers of a quarter by domain; the column's name says which quarter: `Offres au T3 2025`."""
    name = next(name for name in given if name.startswith("Offres au T"))
    quarter, year = int(name[11]), int(name[13:17])
    wide, narrow = given["Grand domaine"], given["Domaine"]
    label = narrow if narrow else wide
    if label in ("", "TOTAL"):
        return
    series = f"{'domain' if narrow else 'field'}: {label}"
    must_fit(MonthlyOffers, ("series", "offers"), (series, int(float(given[name]))))
    market.offers[date(year, quarter * 3, 1), series] = int(float(given[name]))


Take = Callable[[Market, dict[str, str]], None]
PARTS: dict[str, tuple[frozenset[str], Take]] = {
    "labels": (frozenset({"fap", "intitule"}), _label),
    "tensions": (frozenset({"fap", "Catégorie Tension", "niveau_geo", "Année"}), _tension),
    "passage": (frozenset({"Fap", "Rome"}), _passage),
    "months": (frozenset({"Année", "Mois"}), _month),
    "quarter": (frozenset({"Grand domaine", "Domaine"}), _quarter),
}


def part_of(columns: tuple[str, ...]) -> str:
    """Which file has these columns. Raises `ValueError`."""
    for part, (needed, _take) in PARTS.items():
        if needed <= {name.strip() for name in columns}:
            return part
    raise ValueError(f"no known file of the labour market has the columns {', '.join(columns[:6])}")
