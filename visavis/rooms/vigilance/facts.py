"""What can happen when reading is watched."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from visavis.foundation.facts import Fact


@dataclass(frozen=True, kw_only=True)
class ReadingAlerted(Fact):
    """Reading looked unusual: `kind` says how. With a person when it is about her file alone."""

    alert_id: UUID
    kind: str
    suspends: bool


@dataclass(frozen=True, kw_only=True)
class AlertSettled(Fact):
    """Whoever leads the agency, or protects the data, looked and wrote why it is settled."""

    alert_id: UUID
    kind: str


@dataclass(frozen=True, kw_only=True)
class GlassBroken(Fact):
    """An agent of another team opened the file for an hour, with a written reason."""

    glass_id: UUID


@dataclass(frozen=True, kw_only=True)
class GlassRefused(Fact):
    """Somebody tried to open a file outside her team and was refused; it is about nobody's file."""

    try_id: UUID
    why: str


@dataclass(frozen=True, kw_only=True)
class StreetNoted(Fact):
    """The street of a member of staff was noted as a mark, or noted anew; it is about nobody's file."""

    account_id: UUID


@dataclass(frozen=True, kw_only=True)
class FileSheltered(Fact):
    """From now on any reading of this file by whom nothing links to it alerts."""

    shelter_id: UUID


@dataclass(frozen=True, kw_only=True)
class ShelterEnded(Fact):
    """Readings of this file are watched like those of any other again."""

    shelter_id: UUID
