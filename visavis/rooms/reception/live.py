"""The list "À rappeler" moves by itself: a call asked, taken, made."""

from __future__ import annotations

from uuid import UUID

from visavis.foundation.facts import Fact
from visavis.foundation.identity.actor import Actor
from visavis.foundation.live import announce
from visavis.rooms.reception.permissions import may_call

CALLS = "calls"


def on_call(fact: Fact) -> None:
    """The list of an agency changed."""
    announce(CALLS, fact.agency)


def may_follow(by: Actor, agency_id: UUID) -> bool:
    """Those who make the calls of this agency."""
    return may_call(by, agency_id) is None
