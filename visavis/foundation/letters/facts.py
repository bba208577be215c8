"""What can happen to a letter."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from visavis.foundation.facts import Fact


@dataclass(frozen=True, kw_only=True)
class LetterWritten(Fact):
    """A letter was written to somebody and kept in her file. `message` is the message's name."""

    letter: UUID
    message: str


@dataclass(frozen=True, kw_only=True)
class LetterHanded(Fact):
    """A letter left: the header's channel says how. `real` is false when a null twin took it."""

    letter: UUID
    real: bool


@dataclass(frozen=True, kw_only=True)
class LetterWaitsAtDesk(Fact):
    """No channel could carry a letter: it waits at the desk."""

    letter: UUID
