"""The law held here, as a book: each rule in force for an event of a given day, each figure, each doubt."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from inspect import cleandoc, getmodule

from visavis.decisions.rights import cases
from visavis.decisions.rights.parameters import Series, Value, Whom, all_series
from visavis.decisions.rights.versions import RULES, Version
from visavis.decisions.shared.source import Status

EVERY_ARTICLE_IS_LOADED_BY = cases


@dataclass(frozen=True, slots=True)
class Article:
    """One rule in force: its version, what the version says, and what its article says (rule, then plain words)."""

    version: Version
    says: str
    text: str


@dataclass(frozen=True, slots=True)
class Doubt:
    """One value that nobody may rely on yet: its series, the value, why."""

    series: Series
    value: Value


def rules_on(day: date) -> tuple[Article, ...]:
    """Every rule that has a version for an event on `day`, in the order of the articles' files."""
    found = []
    for rule in RULES.values():
        version = next((one for one in rule.versions if one.applies(day)), None)
        if version is not None:
            module = getmodule(version.function)
            found.append(
                Article(version, cleandoc(version.function.__doc__ or ""), cleandoc(module.__doc__ or ""))
            )
    return tuple(sorted(found, key=lambda one: (one.version.function.__module__, one.version.rule)))


def figures_on(day: date) -> Iterator[tuple[Series, Value]]:
    """Each figure in force on `day`, with every value that age, place or season gives it."""
    for series in all_series().values():
        seen = set()
        for whom in _people():
            try:
                value = series.at(day, whom)
            except LookupError:
                continue
            if value not in seen:
                seen.add(value)
                yield series, value


def _people() -> Iterator[Whom]:
    for age in (40, 50, 53, 55, 57):
        for overseas in (False, True):
            for seasonal in (False, True):
                yield Whom(age, overseas, seasonal)


def doubts(status: Status = Status.DOUBTFUL) -> tuple[Doubt, ...]:
    """Each value of the tables with this status."""
    return tuple(
        Doubt(series, value)
        for series in all_series().values()
        for value in series.values
        if value.status is status
    )


def awaited(day: date) -> tuple[Series, ...]:
    """Each series whose next value was due by `day` and is not in the tables."""
    return tuple(
        series
        for series in all_series().values()
        if series.next_expected
        and series.next_expected <= day
        and not any(value.since >= series.next_expected for value in series.values)
    )


def unread_references() -> tuple[Version, ...]:
    """Each version of a rule whose published text nobody read here."""
    return tuple(
        version
        for rule in RULES.values()
        for version in rule.versions
        if version.reference.status is not Status.SURE
    )
