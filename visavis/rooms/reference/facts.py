"""What can happen to an official list."""

from __future__ import annotations

from dataclasses import dataclass

from visavis.foundation.facts import Fact


@dataclass(frozen=True, kw_only=True)
class EditionImported(Fact):
    """An edition of an official list was read."""

    what: str
    version: str
    new: int
    changed: int
    closed: int
