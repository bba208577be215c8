"""What can happen between a person, her counsellor and the machines."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from visavis.foundation.facts import Fact


@dataclass(frozen=True, kw_only=True)
class RecommendationsSwitchedOff(Fact):
    """From now on no machine orders offers for this person, nor estimates her rights unasked."""

    spell_id: UUID


@dataclass(frozen=True, kw_only=True)
class RecommendationsSwitchedOn(Fact):
    """Recommendations are back, at her wish."""

    spell_id: UUID


@dataclass(frozen=True, kw_only=True)
class ProposalOverruled(Fact):
    """A counsellor put a proposal first, set it aside or changed it; her note prevails."""

    note_id: UUID
    kind: str
    subject_id: UUID
    stance: str


@dataclass(frozen=True, kw_only=True)
class NoteWithdrawn(Fact):
    """A note does not stand any more; the proposal is as the machine made it."""

    note_id: UUID
    kind: str
