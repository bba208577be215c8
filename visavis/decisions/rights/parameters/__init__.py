"""Figures of the regulation as dated series, each value with its source; read once from the tables beside.

A calculation notes the figures it used (`noted`); when it is replayed, it is given back those very figures.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache

from visavis.decisions.shared.explanation import Figure, Input, Origin, Provenance
from visavis.decisions.shared.money import euros
from visavis.decisions.shared.sentence import Sentence
from visavis.decisions.shared.source import Status


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

    def concerns(self, age: int, overseas: bool, seasonal: bool) -> bool:
        """Whether this value is meant for such a person."""
        here = self.overseas is None or self.overseas == overseas
        return here and age >= self.age_from and (self.seasonal is None or self.seasonal == seasonal)


@dataclass(frozen=True, slots=True)
class Series:
    """All the values of one figure. `unit` is euro, day, hour, month, year, ratio or number."""

    name: str
    article: str
    unit: str
    values: tuple[Value, ...]
    next_expected: date | None = None

    def at(self, day: date, age: int = 40, overseas: bool = False, seasonal: bool = False) -> Value:
        """The value in force on `day` for such a person. Raises `LookupError` before the series starts."""
        fitting = [
            value for value in self.values if value.since <= day and value.concerns(age, overseas, seasonal)
        ]
        if not fitting:
            raise LookupError(f"{self.name} has no value on {day}")
        newest = max(value.since for value in fitting)
        return max((value for value in fitting if value.since == newest), key=_precision)


def _precision(value: Value) -> tuple[int, bool, bool]:
    return value.age_from, value.seasonal is not None, value.overseas is not None


@lru_cache(maxsize=1)
def all_series() -> Mapping[str, Series]:
    """Every series by name. Raises `ValueError` when a table lacks a source or a date."""
    import tomllib  # these two are slow to load, and only needed once
    from importlib import resources

    series: dict[str, Series] = {}
    for table in sorted(resources.files(__name__).iterdir(), key=lambda entry: entry.name):
        if table.name.endswith(".toml"):
            content = tomllib.loads(table.read_text(encoding="utf-8"))
            series.update({name: _series(name, entry) for name, entry in content.items()})
    return series


def _series(name: str, entry: Mapping[str, object]) -> Series:
    values = tuple(_value(name, row) for row in entry["values"])  # type: ignore[attr-defined]
    return Series(
        name,
        str(entry["article"]),
        str(entry["unit"]),
        values,
        entry.get("next_expected"),  # type: ignore[arg-type]
    )


def _value(name: str, row: Mapping[str, object]) -> Value:
    try:
        return Value(
            since=row["since"],  # type: ignore[arg-type]
            value=Decimal(str(row["value"])),
            source=str(row["source"]),
            status=Status(str(row.get("status", "sure"))),
            age_from=int(str(row.get("age_from", 0))),
            overseas=row.get("overseas"),  # type: ignore[arg-type]
            seasonal=row.get("seasonal"),  # type: ignore[arg-type]
        )
    except KeyError as missing:
        raise ValueError(f"parameter {name}: a value has no {missing}") from missing


@lru_cache(maxsize=4096)
def parameter(
    name: str, day: date, age: int = 40, *, overseas: bool = False, seasonal: bool = False
) -> Value:
    """The value of the figure `name` on `day`. Raises `LookupError` for an unknown name or too early a day."""
    if name not in all_series():
        raise LookupError(f"no parameter is called {name}")
    return all_series()[name].at(day, age, overseas, seasonal)


@dataclass(frozen=True, slots=True)
class Used:
    """One figure as a calculation used it: its series, the age asked for, its value, the day the next one is due."""

    name: str
    age: int
    value: Value
    next_expected: date | None = None


class Ledger:
    """The figures one calculation used, in order; those of an earlier calculation (`imposed`) win over the tables."""

    def __init__(self, imposed: Iterable[Used]) -> None:
        self._imposed = tuple(imposed)
        self._used: dict[tuple[str, int, date], Used] = {}

    @property
    def used(self) -> tuple[Used, ...]:
        """Every figure given so far, each once."""
        return tuple(self._used.values())

    def give(self, name: str, day: date, age: int) -> Used:
        """The imposed figure in force that day, else the one of the tables. Raises `LookupError`."""
        found = self._imposed_figure(name, day, age) or _of_the_tables(name, day, age)
        self._used[name, age, found.value.since] = found
        return found

    def _imposed_figure(self, name: str, day: date, age: int) -> Used | None:
        fitting = (
            one for one in self._imposed if one.name == name and one.age == age and one.value.since <= day
        )
        return max(fitting, key=lambda one: one.value.since, default=None) if self._imposed else None


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


@lru_cache(maxsize=4096)
def _of_the_tables(name: str, day: date, age: int) -> Used:
    return Used(name, age, parameter(name, day, age), all_series()[name].next_expected)


def law(name: str, label: Sentence, day: date, age: int = 40, *, as_name: str = "") -> Input:
    """The figure `name` on `day` as an input of an explanation: value, source, its date, its doubt."""
    ledger = _LEDGER.get()
    used = ledger.give(name, day, age) if ledger else _of_the_tables(name, day, age)
    unit, value = all_series()[name].unit, used.value
    figure: Figure = value.value
    if unit == "euro":
        figure = euros(value.value)
    elif unit in {"day", "hour", "month", "year"}:
        figure = int(value.value)
    source = Provenance(Origin.LAW, value.source, value.since)
    return Input(as_name or name, label, figure, source, _doubt(used, day), _told(unit, value))


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
