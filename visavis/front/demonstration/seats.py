"""Who sits where in the demonstration."""

from __future__ import annotations

from uuid import UUID

from visavis.foundation.identity.actor import SERVICE, Actor, acting_as
from visavis.foundation.identity.models import Account


def actor(login: str) -> Actor:
    """Somebody of the demonstration, as the actor of an act."""
    with acting_as(SERVICE):
        return Account.objects.get(login=login).actor()


def agency_id() -> UUID:
    """The agency of the demonstration."""
    found = actor("ines").agency_id
    assert found is not None
    return found
