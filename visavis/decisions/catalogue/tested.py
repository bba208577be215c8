"""What the tests of a package said last, and of which version: written by `visavis register tests`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources

from visavis.decisions.catalogue.version import content_of


@dataclass(frozen=True, slots=True)
class LastRun:
    """One run: the day, how many passed and failed, the content that was tested."""

    on: date
    passed: int
    failed: int
    content: str


@cache
def _table() -> dict[str, LastRun]:
    file = resources.files("visavis.decisions.catalogue") / "last_tests.toml"
    if not file.is_file():
        return {}
    return {name: LastRun(**one) for name, one in tomllib.loads(file.read_text(encoding="utf-8")).items()}


def last_tests(package: str) -> LastRun | None:
    """The last run on the very content that is running; None when that content was not tested since it changed."""
    found = _table().get(package)
    return found if found and found.content == content_of(package) else None
