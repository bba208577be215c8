"""What can happen to a mandate."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from visavis.foundation.facts import Fact


@dataclass(frozen=True, kw_only=True)
class MandateAsked(Fact):
    """A mandate is written down; it opens nothing before the person's yes."""

    mandate_id: UUID
    kind: str
    until_at: datetime


@dataclass(frozen=True, kw_only=True)
class MandateGiven(Fact):
    """The person said yes, and how."""

    mandate_id: UUID
    kind: str
    way: str


@dataclass(frozen=True, kw_only=True)
class MandateEnded(Fact):
    """The mandate opens nothing any more, from this moment."""

    mandate_id: UUID
    kind: str


@dataclass(frozen=True, kw_only=True)
class HelpTimed(Fact):
    """Whoever helped said how many minutes an act took."""

    use_id: UUID
    minutes: int


@dataclass(frozen=True, kw_only=True)
class HelperWelcomed(Fact):
    """Somebody who helps people has an account and a card; it opens no file by itself."""

    helper_id: UUID
