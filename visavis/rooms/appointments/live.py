"""Free slots that move by themselves: one that was taken disappears before somebody presses on it."""

from __future__ import annotations

from uuid import UUID

from visavis.foundation.facts import Fact
from visavis.foundation.identity.actor import Actor
from visavis.foundation.live import announce

SLOTS = "slots"


def on_slots(fact: Fact) -> None:
    """The free slots of an agency changed."""
    announce(SLOTS, fact.agency)


def may_follow(by: Actor, agency_id: UUID) -> bool:
    """Anybody: the free slots of every agency are public."""
    return True
