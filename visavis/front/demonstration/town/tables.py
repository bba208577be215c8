"""The town's tables: what lies in the `.toml` files beside this one, as plain frozen values."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import time
from functools import cache
from importlib.resources import files
from typing import Any

from visavis.front.demonstration import story

Hours = tuple[tuple[int, time, time], ...]


@dataclass(frozen=True, slots=True)
class Commune:
    """A commune: INSEE code, name, postal codes, where it is, how many live there."""

    code: str
    name: str
    postal_codes: tuple[str, ...]
    latitude: float
    longitude: float
    people: int


@dataclass(frozen=True, slots=True)
class Occupation:
    """An occupation of ROME: its code, the code of its main title, its label, its domain (A to N)."""

    code: str
    title_code: str
    label: str

    @property
    def domain(self) -> str:
        return self.code[0]


@dataclass(frozen=True, slots=True)
class AgencyPlan:
    """One agency: how it is founded, who leads it, who works there, whom it serves."""

    founding: dict[str, Any]
    manager: str
    counsellors: tuple[str, ...]
    communes: tuple[str, ...]
    staff: tuple[tuple[str, str, str], ...]

    @property
    def everybody(self) -> tuple[tuple[str, str, str], ...]:
        """The staff with the people of the story who work here too."""
        told = {each.login: (each.login, each.name, each.role) for each in story.STAFF}
        known = told | {login: (login, name, role) for login, name, role in self.staff}
        return tuple(known[login] for login in (self.manager, *self.counsellors))


@cache
def table(name: str) -> dict[str, Any]:
    """One file, as it lies there."""
    return tomllib.loads(files(__package__).joinpath(f"{name}.toml").read_text(encoding="utf-8"))


@cache
def communes() -> tuple[Commune, ...]:
    """The forty communes."""
    return tuple(
        Commune(code, name, tuple(posts), latitude, longitude, people)
        for code, name, posts, latitude, longitude, people in table("communes")["communes"]
    )


@cache
def occupations() -> tuple[Occupation, ...]:
    """The occupations, all fourteen domains."""
    return tuple(
        Occupation(code, title, label)
        for domain in table("occupations").values()
        for code, title, label in domain["occupations"]
    )


@cache
def agencies() -> tuple[AgencyPlan, ...]:
    """The four agencies; the first one is that of the people with a story."""
    return tuple(_agency(each) for each in table("agencies")["agencies"])


def _agency(said: dict[str, Any]) -> AgencyPlan:
    if said["name"] == story.AGENCY["name"]:
        founding: dict[str, Any] = {
            **story.AGENCY, "desk": tuple(story.DESK_HOURS), "telephone": tuple(story.PHONE_HOURS),
        }  # fmt: skip
    else:
        founding = {name: said[name] for name in ("name", "address", "access", "phone")}
        founding |= {"desk": _hours(said["desk"]), "telephone": _hours(said["phone_hours"])}
    return AgencyPlan(
        founding=founding,
        manager=said["manager"],
        counsellors=tuple(said["counsellors"]),
        communes=tuple(said["communes"]),
        staff=tuple((login, name, role) for login, name, role in said["staff"]),
    )


def _hours(said: list[list[Any]]) -> Hours:
    return tuple(
        (day, time.fromisoformat(opens), time.fromisoformat(closes))
        for days, opens, closes in said
        for day in days
    )


def manager_of(counsellor: str) -> str:
    """The login of who leads the agency of this counsellor."""
    return next(plan.manager for plan in agencies() if counsellor in plan.counsellors)
