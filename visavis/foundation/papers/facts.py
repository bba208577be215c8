"""What can happen to a paper."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from visavis.foundation.facts import Fact


@dataclass(frozen=True, kw_only=True)
class PaperReceived(Fact):
    """Somebody handed in a paper: its size in bytes."""

    paper: UUID
    size: int


@dataclass(frozen=True, kw_only=True)
class PaperKept(Fact):
    """The paper passed its check: its pages, and whether a virus scanner looked at it."""

    paper: UUID
    pages: int
    scanned: bool


@dataclass(frozen=True, kw_only=True)
class PaperRefused(Fact):
    """The paper did not pass: `reason` is one of `words.REASONS`."""

    paper: UUID
    reason: str
