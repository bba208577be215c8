"""Figures of the regulation as dated series, each value with its source; read once from the tables beside."""

from __future__ import annotations

from collections.abc import Mapping
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


def law(name: str, label: Sentence, day: date, age: int = 40, *, as_name: str = "") -> Input:
    """The figure `name` on `day` as an input of an explanation: value, source, its date, its doubt."""
    series, value = all_series()[name], parameter(name, day, age)
    figure: Figure = value.value
    if series.unit == "euro":
        figure = euros(value.value)
    elif series.unit in {"day", "hour", "month", "year"}:
        figure = int(value.value)
    source = Provenance(Origin.LAW, value.source, value.since)
    return Input(as_name or name, label, figure, source, _doubt(series, value, day), _told(series, value))


def _told(series: Series, value: Value) -> Sentence | None:
    """The value with its unit."""
    unit, number = series.unit, value.value
    if unit == "ratio":
        return Sentence.of("{value:%}", value=number)
    if unit == "day":
        return Sentence.of("{value:jour|jours}", value=int(number))
    if unit == "hour":
        return Sentence.of("{value:heure|heures}", value=int(number))
    if unit == "year":
        return Sentence.of("{value:an|ans}", value=int(number))
    return Sentence.of("{value:mois}", value=int(number)) if unit == "month" else None


def _doubt(series: Series, value: Value, day: date) -> Sentence | None:
    if series.next_expected and value.since < series.next_expected <= day:
        return Sentence.of(
            "Nous attendons la valeur du {day}. Si elle change, nous recalculons.", day=series.next_expected
        )
    if value.status is Status.DOUBTFUL:
        return Sentence("Cette valeur reste à confirmer.")
    return None
