"""What every tool stands on: a situation, and the right computed from it."""

from __future__ import annotations

from dataclasses import dataclass

from visavis.decisions.rights import Entitlement, Situation


@dataclass(frozen=True, slots=True)
class Right:
    """A right with what it was computed from."""

    situation: Situation
    result: Entitlement
