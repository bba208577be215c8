"""What happens after a glass is broken, and what is forgotten.

`on_…` are the handlers for the table of facts: they only put jobs in line, in the act's own transaction.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.utils import timezone

from visavis.foundation.clock import now
from visavis.foundation.identity.models import Account
from visavis.foundation.jobs import job, later
from visavis.rooms.agencies.door import agency
from visavis.rooms.vigilance import letters
from visavis.rooms.vigilance.facts import GlassBroken
from visavis.rooms.vigilance.models import BrokenGlass, Opening, RefusedTry, Street


def on_broken(fact: GlassBroken) -> None:
    later(write_broken, file_id=fact.person, glass_id=fact.glass_id)


@job("vigilance.write_broken")
def write_broken(*, file_id: UUID, glass_id: UUID) -> None:
    followed_by = BrokenGlass.objects.values_list("agency_id", flat=True).get(id=glass_id)
    with timezone.override(ZoneInfo(agency(followed_by).zone)):
        letters.on_broken(glass_id, now())


def forget_openings(now: datetime, kept: timedelta) -> int:
    """Erase the openings of days gone by, which are counted no more; the journal keeps every reading."""
    return Opening.objects.filter(day__lt=(now - kept).date()).delete()[0]


def forget_tries(now: datetime, kept: timedelta) -> int:
    """Erase the refused tries of so long ago."""
    return RefusedTry.objects.filter(at__lt=now - kept).delete()[0]


def forget_streets(now: datetime, kept: timedelta) -> int:
    """Erase the marks of the streets of accounts closed so long ago."""
    closed = Account.objects.filter(closed_at__lt=now - kept).values_list("id", flat=True)
    return Street.objects.filter(pk__in=list(closed)).delete()[0]
