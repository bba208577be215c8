"""What other rooms add to a file: timeline entries, things to do, what the agency owes, the export, guards, erasing.

A room above registers here, in `front/wiring.py`; this room never imports it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from visavis.foundation.facts import Fact


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """One line of the file's story, in words for the person."""

    id: UUID
    at: datetime
    words: str
    by: str
    channel: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Task:
    """Something that waits: a title that is a link, one line of why, and the day it is due (or None)."""

    title: str
    why: str
    url: str
    due_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the file page: a template of the room that brings it, and its context."""

    title: str
    template: str
    context: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Awaited:
    """Something somebody expects of the agency: what, since when, by when, and where it is done.

    `file_id` says who expects it; `who` names what has no file (a caller, an offer).
    """

    what: str
    since: datetime
    due_at: datetime
    url: str
    file_id: UUID | None = None
    who: str = ""


@dataclass(frozen=True, slots=True)
class Guard:
    """Who looks before a file opens (`opens(file_id, now=, by=)`) or names are listed; raises `Refusal` to stop it."""

    opens: Callable[..., None]
    lists: Callable[..., None]


Notes = Callable[[list[UUID]], dict[UUID, str]]
_notes: list[Notes] = []
_words: dict[str, Callable[[dict[str, Any]], str]] = {}
_sections: list[Callable[[UUID, Any], Section | None]] = []
_tasks: list[Callable[[UUID], Iterable[Task]]] = []
_awaited: list[Callable[[Any, datetime], Iterable[Awaited]]] = []
_exports: dict[str, Callable[[UUID], Any]] = {}
_guards: list[Guard] = []
_erasures: list[Callable[[UUID], None]] = []
_reach: list[Callable[[Any], Iterable[UUID]]] = []
_sweeps: dict[str, Callable[[datetime, timedelta], int]] = {}


def tell(kind: type[Fact], words: Callable[[dict[str, Any]], str]) -> None:
    """How a kind of fact is told in the timeline; `words` receives the fact's details."""
    _words[kind.name] = words


def told(name: str, details: dict[str, Any]) -> str | None:
    """The words of a fact, or None when its room gave none."""
    words = _words.get(name)
    return words(details) if words else None


def names_told() -> list[str]:
    """The names of the facts that have words."""
    return sorted(_words)


def add_notes(provider: Notes) -> None:
    """Say who did it where a name is not enough: `provider(fact ids)` gives words for those it knows."""
    _notes.append(provider)


def notes(facts: Iterable[UUID]) -> dict[UUID, str]:
    """Who did each of these facts, in words, where a room has more to say than a name."""
    asked = list(facts)
    return {fact: words for provider in _notes for fact, words in provider(asked).items()} if asked else {}


def add_section(provider: Callable[[UUID, Any], Section | None]) -> None:
    """Add a part to the counsellor's page of a file: `provider(file_id, actor)`."""
    _sections.append(provider)


def sections(file_id: UUID, actor: Any) -> list[Section]:
    return [section for provider in _sections if (section := provider(file_id, actor))]


def add_tasks(provider: Callable[[UUID], Iterable[Task]]) -> None:
    """Add to what the person is asked to do."""
    _tasks.append(provider)


def tasks(file_id: UUID) -> list[Task]:
    found = [task for provider in _tasks for task in provider(file_id)]
    return sorted(found, key=lambda task: (task.due_at is None, task.due_at))


def add_awaited(provider: Callable[[Any, datetime], Iterable[Awaited]]) -> None:
    """Add to what a member of staff sees owed: `provider(actor, now)`, her own people and those nobody follows."""
    _awaited.append(provider)


def awaited(actor: Any, now: datetime) -> list[Awaited]:
    """All that is owed as this actor sees it, the first due first."""
    found = [each for provider in _awaited for each in provider(actor, now)]
    return sorted(found, key=lambda each: (each.due_at, each.since))


def add_export(name: str, provider: Callable[[UUID], Any]) -> None:
    """Add a part to the export of the whole file (plain JSON values)."""
    _exports[name] = provider


def export(file_id: UUID) -> dict[str, Any]:
    return {name: provider(file_id) for name, provider in sorted(_exports.items())}


def add_guard(guard: Guard) -> None:
    """Add somebody who looks before a file opens."""
    _guards.append(guard)


def let_open(file_id: UUID, *, now: datetime, by: Any) -> None:
    """Every guard lets this reader open this file, or one of them raises `Refusal`."""
    for guard in _guards:
        guard.opens(file_id, now=now, by=by)


def let_list(file_ids: Iterable[UUID], *, now: datetime, by: Any) -> None:
    """Every guard lets this reader see these names in a list, or one of them raises `Refusal`."""
    asked = list(file_ids)
    for guard in _guards if asked else []:
        guard.lists(asked, now=now, by=by)


def add_erasure(eraser: Callable[[UUID], None]) -> None:
    """Add a way to erase what a room keeps of a file."""
    _erasures.append(eraser)


def erase(file_id: UUID) -> None:
    for eraser in _erasures:
        eraser(file_id)


def add_reach(provider: Callable[[Any], Iterable[UUID]]) -> None:
    """Add files that a member of staff may open though her agency does not follow them: `provider(actor)`."""
    _reach.append(provider)


def opened_beyond(actor: Any) -> set[UUID]:
    """The files that other rooms let this actor open beyond her agency's."""
    return {file_id for provider in _reach for file_id in provider(actor)}


def add_sweep(category: str, sweep: Callable[[datetime, timedelta], int]) -> None:
    """Add a way to erase what of a category is older than the table says: `sweep(now, kept)` gives how many."""
    _sweeps[category] = sweep


def sweeps() -> dict[str, Callable[[datetime, timedelta], int]]:
    """By category, what erases its data when their time is over."""
    return dict(_sweeps)
