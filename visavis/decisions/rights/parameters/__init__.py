"""Figures of the regulation as dated series, each value with its source; read once from the tables beside.

A calculation notes the figures it used (`noted`); when it is replayed, it is given back those very figures.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache, lru_cache
from typing import Any

from visavis.decisions.shared.explanation import Figure, Input, Origin, Provenance
from visavis.decisions.shared.money import euros
from visavis.decisions.shared.sentence import Sentence
from visavis.decisions.shared.source import Status


@dataclass(frozen=True, slots=True)
class Whom:
    """For whom a figure is asked: age in years, overseas or not, seasonal work only or not."""

    age: int = 40
    overseas: bool = False
    seasonal: bool = False


ANYBODY = Whom()
TABLES = (
    "affiliation",
    "allocation",
    "payment",
    "severance",
    "aids",
)  # those that every right needs come first


@dataclass(frozen=True, slots=True)
class Value:
    """One value of one series: from which day, for whom (`age_from`, territory, seasonal), read where."""

    since: date
    value: Decimal
    source: str
    status: Status
    age_from: int = 0
    overseas: bool | None = None
    seasonal: bool | None = None

    def concerns(self, whom: Whom) -> bool:
        """Whether this value is meant for such a person."""
        here = self.overseas is None or self.overseas == whom.overseas
        work = self.seasonal is None or self.seasonal == whom.seasonal
        return here and work and whom.age >= self.age_from


@dataclass(frozen=True, slots=True)
class Series:
    """All the values of one figure. `unit` is euro, day, hour, month, year, ratio or number.

    From a day of `unknown_since` until the next value nobody here read the figure: it is refused, never guessed.
    """

    name: str
    article: str
    unit: str
    values: tuple[Value, ...]
    next_expected: date | None = None
    unknown_since: tuple[date, ...] = ()

    def at(self, day: date, whom: Whom = ANYBODY) -> Value:
        """The value in force on `day` for such a person. Raises `LookupError` where there is none, or unknown."""
        fitting = [value for value in self.values if value.since <= day and value.concerns(whom)]
        if not fitting:
            raise LookupError(f"{self.name} has no value on {day}")
        newest = max(value.since for value in fitting)
        if any(newest < since <= day for since in self.unknown_since):
            raise LookupError(f"{self.name} is not known on {day}")
        return max((value for value in fitting if value.since == newest), key=_precision)


def _precision(value: Value) -> tuple[int, bool, bool]:
    return value.age_from, value.seasonal is not None, value.overseas is not None


@cache
def all_series() -> Mapping[str, Series]:
    """Every series by name. Raises `ValueError` when a table lacks a source or a date."""
    return {name: series(name) for table in sorted(TABLES) for name in _table(table)}


@cache
def series(name: str) -> Series:
    """One series; of the tables, those before its own are read at most. Raises `LookupError` for an unknown name."""
    for table in TABLES:
        if name in _table(table):
            return _series(name, _table(table)[name])
    raise LookupError(f"no parameter is called {name}")


@cache
def _table(name: str) -> Mapping[str, Any]:
    import tomllib  # these two are slow to load, and only needed once
    from pkgutil import get_data

    return tomllib.loads((get_data(__name__, f"{name}.toml") or b"").decode())


def _series(name: str, entry: Mapping[str, Any]) -> Series:
    values = tuple(_value(name, row) for row in entry["values"])
    return Series(
        name,
        str(entry["article"]),
        str(entry["unit"]),
        values,
        entry.get("next_expected"),
        tuple(entry.get("unknown_since", ())),
    )


def _value(name: str, row: Mapping[str, Any]) -> Value:
    try:
        return Value(
            since=row["since"],
            value=Decimal(str(row["value"])),
            source=str(row["source"]),
            status=Status(str(row.get("status", "sure"))),
            age_from=int(str(row.get("age_from", 0))),
            overseas=row.get("overseas"),
            seasonal=row.get("seasonal"),
        )
    except KeyError as missing:
        raise ValueError(f"parameter {name}: a value has no {missing}") from missing


@lru_cache(maxsize=4096)
def parameter(
    name: str, day: date, age: int = 40, *, overseas: bool = False, seasonal: bool = False
) -> Value:
    """The value of the figure `name` on `day`. Raises `LookupError` for an unknown name or too early a day."""
    return series(name).at(day, Whom(age, overseas, seasonal))


@dataclass(frozen=True, slots=True)
class Used:
    """One figure as a calculation used it: its series, for whom, its value, the day the next one is due."""

    name: str
    whom: Whom
    value: Value
    next_expected: date | None = None


class Ledger:
    """The figures one calculation used, in order; those of an earlier calculation (`imposed`) win over the tables."""

    def __init__(self, imposed: Iterable[Used]) -> None:
        self._imposed = tuple(imposed)
        self._used: dict[tuple[str, Whom, date], Used] = {}

    @property
    def used(self) -> tuple[Used, ...]:
        """Every figure given so far, each once."""
        return tuple(self._used.values())

    def give(self, name: str, day: date, whom: Whom) -> Shown:
        """The imposed figure in force that day, else the one of the tables. Raises `LookupError`."""
        imposed = self._imposed_figure(name, day, whom) if self._imposed else None
        found = shown(imposed) if imposed else _of_the_tables(name, day, whom)
        self._used[name, whom, found.used.value.since] = found.used
        return found

    def _imposed_figure(self, name: str, day: date, whom: Whom) -> Used | None:
        fitting = (
            one for one in self._imposed if one.name == name and one.whom == whom and one.value.since <= day
        )
        return max(fitting, key=lambda one: one.value.since, default=None)


_LEDGER: ContextVar[Ledger | None] = ContextVar("ledger", default=None)


@contextmanager
def noted(imposed: Iterable[Used] = ()) -> Iterator[Ledger]:
    """Notes every figure asked inside, and gives the `imposed` ones where there are."""
    ledger = Ledger(imposed)
    token = _LEDGER.set(ledger)
    try:
        yield ledger
    finally:
        _LEDGER.reset(token)


@dataclass(frozen=True, slots=True)
class Shown:
    """A figure of the tables made ready: as it is used, as a value, with its source and its unit in words."""

    used: Used
    figure: Figure
    source: Provenance
    told: Sentence | None


@lru_cache(maxsize=16384)
def _through_time(name: str, whom: Whom) -> tuple[tuple[date, ...], tuple[Shown | None, ...]]:
    """Each day on which the figure may change for such a person, and what it is from there (None: not held)."""
    figure = series(name)
    days = tuple(sorted({value.since for value in figure.values} | set(figure.unknown_since)))
    return days, tuple(_held(figure, day, whom) for day in days)


def _held(figure: Series, day: date, whom: Whom) -> Shown | None:
    try:
        value = figure.at(day, whom)
    except LookupError:
        return None
    return shown(Used(figure.name, whom, value, figure.next_expected))


def shown(used: Used) -> Shown:
    """The figure as people read it: its value in its unit, its source."""
    value, unit = used.value, series(used.name).unit
    figure: Figure = value.value
    if unit == "euro":
        figure = euros(value.value)
    elif unit in {"day", "hour", "month", "year"}:
        figure = int(value.value)
    return Shown(used, figure, Provenance(Origin.LAW, value.source, value.since), _told(unit, value))


def _of_the_tables(name: str, day: date, whom: Whom) -> Shown:
    """The figure of the tables. Raises `LookupError` where there is none, or unknown."""
    days, held = _through_time(name, whom)
    rank = bisect_right(days, day) - 1
    found = held[rank] if rank >= 0 else None
    if found is None:
        raise LookupError(f"{name} has no value on {day}, or an unknown one")
    return found


def law(name: str, label: Sentence, day: date, whom: Whom = ANYBODY, *, as_name: str = "") -> Input:
    """The figure `name` on `day` as an input of an explanation: value, source, its date, its doubt."""
    ledger = _LEDGER.get()
    found = ledger.give(name, day, whom) if ledger else _of_the_tables(name, day, whom)
    return Input(as_name or name, label, found.figure, found.source, _doubt(found.used, day), found.told)


def _told(unit: str, value: Value) -> Sentence | None:
    """The value with its unit."""
    number = value.value
    if unit == "ratio":
        return Sentence.of("{value:%}", value=number)
    if unit == "day":
        return Sentence.of("{value:jour|jours}", value=int(number))
    if unit == "hour":
        return Sentence.of("{value:heure|heures}", value=int(number))
    if unit == "year":
        return Sentence.of("{value:an|ans}", value=int(number))
    return Sentence.of("{value:mois}", value=int(number)) if unit == "month" else None


def _doubt(used: Used, day: date) -> Sentence | None:
    if used.next_expected and used.value.since < used.next_expected <= day:
        return Sentence.of(
            "Nous attendons la valeur du {day}. Si elle change, nous recalculons.", day=used.next_expected
        )
    if used.value.status is Status.DOUBTFUL:
        return Sentence("Cette valeur reste à confirmer.")
    return None
