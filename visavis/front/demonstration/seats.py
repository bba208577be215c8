"""Who sits where in the demonstration."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from visavis.foundation.clock import now as present
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


def opening_hour(days_ago: int) -> datetime:
    """Half past nine in Paris, so many days ago, on a weekday."""
    at = present() - timedelta(days=days_ago)
    at -= timedelta(days=max(0, at.weekday() - 4))
    return at.replace(hour=8, minute=30, second=0, microsecond=0)
