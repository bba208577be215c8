"""What can happen while somebody registers. What she answers stays in her file: facts carry the question only."""

from __future__ import annotations

from dataclasses import dataclass

from visavis.foundation.facts import Fact


@dataclass(frozen=True, kw_only=True)
class QuestionAnswered(Fact):
    """A question was answered, or passed with "I do not know" (`known` is false)."""

    question: str
    known: bool


@dataclass(frozen=True, kw_only=True)
class RegistrationResumed(Fact):
    """Somebody came back with the code of a registration under way."""


@dataclass(frozen=True, kw_only=True)
class CardGiven(Fact):
    """An account has a new printed card of codes; a former card stopped working."""
