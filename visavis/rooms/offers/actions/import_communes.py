"""Import the communes and where they are; the three big cities stand beside their districts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from visavis.foundation.facts import header, publish
from visavis.foundation.identity.actor import Actor, Channel, acting_as
from visavis.rooms.offers.actions._fit import missing, must_fit
from visavis.rooms.offers.actions._put import put
from visavis.rooms.offers.facts import CommunesImported
from visavis.rooms.offers.models import Commune
from visavis.rooms.offers.places import plain_name
from visavis.rooms.offers.reports import Advance, Line, Outcome, Refused, nothing

COLUMNS = ("code", "name", "plain", "department", "postal_codes", "latitude", "longitude", "population")
CITIES = {"75056": "Paris", "69123": "Lyon", "13055": "Marseille"}
PLACES = {"COM", "ARM"}


@dataclass(slots=True)
class _Gathered:
    """One commune, gathered from its lines (one for each postal code)."""

    name: str
    department: str
    at: tuple[float, float] | None
    population: int
    postal_codes: set[str] = field(default_factory=set)


def import_communes(
    *, lines: Iterable[Line], now: datetime, by: Actor, channel: Channel, advance: Advance = nothing
) -> Outcome:
    """Put the communes in place, in one transaction. Delegated communes are left out: their parent has them."""
    outcome, gathered = Outcome(), dict[str, _Gathered]()
    for line in lines:
        advance("communes", 1)
        try:
            _gather(gathered, line)
        except KeyError as problem:
            outcome.refused.append(Refused("communes", line.number, str(missing(problem))))
        except ValueError as problem:
            outcome.refused.append(
                Refused("communes", line.number, line.problem or f"cannot be read: {problem}")
            )
    with acting_as(by):
        done = put(Commune, COLUMNS, (_row(code, one) for code, one in gathered.items()), ("code",))
        outcome.counts = {"communes": len(gathered), "new": done.new, "changed": done.changed}
        publish(
            CommunesImported(**header(now=now, by=by, channel=channel, file_id=None), communes=len(gathered))
        )
    return outcome


def _gather(gathered: dict[str, _Gathered], line: Line) -> None:
    if line.problem:
        raise ValueError(line.problem)
    given = line.fields
    if given["commune_type"] not in PLACES:
        return
    code = given["insee_com"]
    if len(code) != 5:
        raise ValueError(f"{code!r} is no commune code")
    parent = given["insee_parente"]
    at = (float(given["lat"]), float(given["lng"])) if given["lat"] and given["lng"] else None
    if at and not (abs(at[0]) <= 90 and abs(at[1]) <= 180):
        raise ValueError(f"{at} is nowhere on Earth")
    population = int(given.get("population_2021") or 0)
    alone = _Gathered(given["commune"], given["insee_dep"], at, population, {given["code_postal"]})
    must_fit(Commune, COLUMNS, _row(code, alone))
    known = code in gathered
    one = gathered.setdefault(code, alone)
    one.postal_codes |= alone.postal_codes
    if parent in CITIES and given["commune_type"] == "ARM":
        _add_district(gathered, parent, one, counted=known)


def _add_district(gathered: dict[str, _Gathered], city: str, district: _Gathered, *, counted: bool) -> None:
    whole = gathered.setdefault(city, _Gathered(CITIES[city], district.department, district.at, 0))
    whole.postal_codes |= district.postal_codes
    whole.population += 0 if counted else district.population


def _row(code: str, one: _Gathered) -> tuple[object, ...]:
    latitude, longitude = one.at or (None, None)
    codes = sorted(code for code in one.postal_codes if code)
    return code, one.name, plain_name(one.name), one.department, codes, latitude, longitude, one.population
