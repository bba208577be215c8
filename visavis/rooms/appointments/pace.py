"""How often one may try without a login: enough for people and libraries, too little for a machine."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.http import HttpRequest

from visavis.foundation.identity.actor import SERVICE, acting_as
from visavis.foundation.requests.marks import marks_of
from visavis.rooms.appointments.models import Try


@dataclass(frozen=True, slots=True)
class Limit:
    """So many tries of a browser, so many of a network address, within a lapse."""

    act: str
    browser: int
    address: int
    within: timedelta


CODES = Limit("code", browser=5, address=30, within=timedelta(minutes=15))
BOOKINGS = Limit("book", browser=3, address=20, within=timedelta(hours=1))


def too_often(request: HttpRequest, limit: Limit, now: datetime) -> bool:
    """Whether this browser or this network address has reached the limit; otherwise the try is counted."""
    browser, address = marks_of(request, now)
    with acting_as(SERVICE):
        recent = Try.objects.filter(act=limit.act, at__gt=now - limit.within)
        if recent.filter(mark=browser).count() >= limit.browser:
            return True
        if recent.filter(mark=address).count() >= limit.address:
            return True
        Try.objects.bulk_create([Try(act=limit.act, mark=mark, at=now) for mark in (browser, address)])
    return False
