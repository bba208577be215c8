"""Versions of a rule: which text applies, from which event, between which days.

A calculation notes the versions it applied (`applied`); when it is replayed, those very versions decide again.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Generic, ParamSpec, TypeVar

from visavis.decisions.rights.signing import signed
from visavis.decisions.rights.texts import C2024, Text
from visavis.decisions.shared.source import LawReference, Status

Given = ParamSpec("Given")
Result = TypeVar("Result")


class KeyEvent(StrEnum):
    """The event whose date chooses the version of a rule.

    A rule keyed on the end of the contract follows, for a dismissal, the start of its procedure: see `scope.rules_day`.
    """

    END_OF_CONTRACT = "end_of_contract"
    START_OF_PROCEDURE = "start_of_procedure"
    DAY_PAID = "day_paid"


class Territory(StrEnum):
    """Where a version applies."""

    EVERYWHERE = "everywhere"
    METROPOLE = "metropole"


@dataclass(frozen=True, slots=True)
class Version(Generic[Given, Result]):
    """One version of a rule: its function, its dates (both included), its text.

    `code` is what an entitlement records: `art14.are@2025-04-01`.
    """

    rule: str
    key: KeyEvent
    since: date
    until: date | None
    territory: Territory
    reference: LawReference
    function: Callable[Given, Result]
    code: str = field(init=False, default="")

    def __post_init__(self) -> None:
        object.__setattr__(self, "code", f"{self.rule}@{self.since.isoformat()}")

    def decide(self, *args: Given.args, **kwargs: Given.kwargs) -> Result:
        """What the text says; each explanation in it says this version, and its text where it names no other."""
        return signed(self.function(*args, **kwargs), self.code, self.reference)

    def applies(self, day: date) -> bool:
        """Whether the key event may fall on `day`."""
        return self.since <= day and (self.until is None or day <= self.until)


@dataclass(slots=True)
class Rule(Generic[Given, Result]):
    """A rule through time. Every version is added by the decorator `version` in the article's file."""

    name: str
    versions: list[Version[Given, Result]] = field(default_factory=list)

    def version(
        self,
        *,
        key: KeyEvent,
        since: date,
        until: date | None = None,
        territory: Territory = Territory.EVERYWHERE,
        reference: LawReference,
    ) -> Callable[[Callable[Given, Result]], Callable[Given, Result]]:
        """Marks the function that is this rule between `since` and `until`. Raises `ValueError` on overlap."""

        def keep(decide: Callable[Given, Result]) -> Callable[Given, Result]:
            for other in self.versions:
                if (until is None or other.since <= until) and (other.until is None or since <= other.until):
                    raise ValueError(f"two versions of {self.name} cover the same days")
            self.versions.append(Version(self.name, key, since, until, territory, reference, decide))
            RULES[self.name] = self
            return decide

        return keep

    def under(
        self, *texts: Text, article: str, key: KeyEvent = KeyEvent.END_OF_CONTRACT, legiarti: str = ""
    ) -> Callable[[Callable[Given, Result]], Callable[Given, Result]]:
        """Marks the function that is this rule under each of `texts`, one version a text."""

        def keep(decide: Callable[Given, Result]) -> Callable[Given, Result]:
            for text in texts:
                reference = text.article(article, legiarti if text is C2024 else "")
                self.version(key=key, since=text.since, until=text.until, reference=reference)(decide)
            return decide

        return keep

    def at(self, day: date) -> Version[Given, Result]:
        """The version for a key event on `day`; in a replay, one of those recorded. Raises `LookupError`."""
        record = _RECORD.get()
        version = self._recorded(record.imposed, day) if record and record.imposed else None
        version = version or self._in_force(day)
        if record:
            record.used[version.code] = None
        return version

    def _in_force(self, day: date) -> Version[Given, Result]:
        for version in self.versions:
            if version.applies(day):
                return version
        raise LookupError(f"no version of {self.name} is held for {day}")

    def _recorded(self, codes: Collection[str], day: date) -> Version[Given, Result] | None:
        """The only version recorded; the one that applies on `day` when several were."""
        kept = [version for version in self.versions if version.code in codes]
        return next((version for version in kept if version.applies(day)), kept[0] if kept else None)


@dataclass(slots=True)
class Record:
    """The codes of the versions one calculation applied, in order, and those an earlier one imposes."""

    imposed: frozenset[str]
    used: dict[str, None] = field(default_factory=dict)


_RECORD: ContextVar[Record | None] = ContextVar("record", default=None)


@contextmanager
def applied(imposed: Collection[str] = ()) -> Iterator[Record]:
    """Notes every version applied inside; the `imposed` ones decide where there are."""
    record = Record(frozenset(imposed))
    token = _RECORD.set(record)
    try:
        yield record
    finally:
        _RECORD.reset(token)


RULES: dict[str, Rule] = {}

START_2024 = C2024.since


def regulation_2024(article: str, legiarti: str = "", status: Status | None = None) -> LawReference:
    """An article of the regulation annexed to the convention of 15 November 2024."""
    return C2024.article(article, legiarti, status)
