"""Declaring a job: its name, what to do when it fails, and when it comes back by itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import Protocol
from zoneinfo import ZoneInfo


@dataclass(frozen=True, slots=True)
class Retry:
    """How often a failed job is tried again: after 15 s, 30 s, 1 min… (doubling), an hour at most."""

    times: int = 10
    first_seconds: int = 15
    longest_seconds: int = 3600

    def wait(self, attempts: int) -> timedelta | None:
        """How long to wait after `attempts` earlier failures; None when it is enough."""
        if attempts >= self.times:
            return None
        return timedelta(seconds=min(self.first_seconds * 2 ** min(attempts, 20), self.longest_seconds))


class Schedule(Protocol):
    """When a job comes back."""

    def last_due(self, now: datetime) -> datetime:
        """The latest moment at or before `now` at which the job was due."""


@dataclass(frozen=True, slots=True)
class Every:
    """Each time this many minutes have passed, counted from midnight UTC, 1 January 1970."""

    minutes: int

    def last_due(self, now: datetime) -> datetime:
        seconds = self.minutes * 60
        return datetime.fromtimestamp(int(now.timestamp()) // seconds * seconds, tz=UTC)


@dataclass(frozen=True, slots=True)
class Daily:
    """Once a day at this hour of the wall clock of `zone`."""

    at: time
    zone: str

    def last_due(self, now: datetime) -> datetime:
        local = now.astimezone(ZoneInfo(self.zone))
        due = datetime.combine(local.date(), self.at, tzinfo=ZoneInfo(self.zone))
        if due > local:
            due = datetime.combine(local.date() - timedelta(days=1), self.at, tzinfo=ZoneInfo(self.zone))
        return due.astimezone(UTC)


@dataclass(frozen=True, slots=True)
class Job:
    """A declared job. Calling it runs its function here and now, as tests do."""

    name: str
    run: Callable[..., None]
    retry: Retry
    schedule: Schedule | None = None

    def __call__(self, **ids: object) -> None:
        self.run(**ids)


_declared: dict[str, Job] = {}


def _keep(declared: Job) -> Job:
    _declared[declared.name] = declared
    return declared


def declared_jobs() -> dict[str, Job]:
    """All jobs, by name."""
    return dict(_declared)


def job(name: str, *, retry: Retry | None = None) -> Callable[[Callable[..., None]], Job]:
    """Make a function a job. The name, `room.verb`, lies in the line: it must not change lightly."""

    def declare(run: Callable[..., None]) -> Job:
        known = _declared.get(name)
        if known is not None and known.run.__module__ != run.__module__:
            raise ValueError(f"Two jobs are called {name}: {known.run.__module__} and {run.__module__}.")
        return _keep(Job(name, run, retry or Retry()))

    return declare


def every(*, minutes: int) -> Callable[[Job], Job]:
    """The job comes back every so many minutes. Written above `@job`."""
    return lambda it: _keep(Job(it.name, it.run, it.retry, Every(minutes)))


def daily(hour: str, *, zone: str = "Europe/Paris") -> Callable[[Job], Job]:
    """The job comes back each day at `hour`, like "06:30", where people live."""
    return lambda it: _keep(Job(it.name, it.run, it.retry, Daily(time.fromisoformat(hour), zone)))
