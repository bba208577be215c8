"""What surrounds the people with a story: the desk's slots, and a month of passers-by who asked to be called."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import islice

from visavis.foundation.clock import day_at
from visavis.foundation.clock import now as present
from visavis.foundation.facts.models import FactRow
from visavis.foundation.identity.actor import VISITOR, Channel, acting_as
from visavis.front.demonstration.seats import actor, agency_id
from visavis.rooms.appointments import door as appointments
from visavis.rooms.reception import door as reception

WEEKS = 4
DESKS = (("ines", "Bureau 4"), ("karim", "Bureau 5"))
PASSERS_BY = {Channel.WEB: 31, Channel.DESK: 22, Channel.PHONE: 17}


def open_the_desk() -> None:
    """Both counsellors open four weeks of slots; done again, nothing changes."""
    today = day_at(present(), "Europe/Paris")
    for login, place in DESKS:
        by = actor(login)
        with acting_as(by):
            if appointments.free_slots(agency_id(), present(), counsellor_id=by.account_id, most=1):
                continue
            appointments.open_slots(
                agency_id=agency_id(),
                counsellor_id=by.account_id,
                place=place,
                first_on=today,
                last_on=today + timedelta(weeks=WEEKS),
                now=present(),
                by=by,
                channel=Channel.WEB,
            )


def passers_by() -> None:
    """Seventy unknown people asked to be called this month, by three doors, and were; those already there stay."""
    karim = actor("karim")
    there = FactRow.objects.filter(name="reception.CallBackAsked", agency_id=agency_id()).count()
    for number, (channel, at) in islice(enumerate(_moments()), there, None):
        by = VISITOR if channel == Channel.WEB else karim
        with acting_as(by):
            asked = reception.ask(
                number=f"+336399820{number:02}", agency_id=agency_id(), now=at, by=by, channel=channel
            )
        with acting_as(karim):
            later = min(at + timedelta(minutes=40), present())
            reception.take(call_back_id=asked.id, now=later, by=karim, channel=Channel.PHONE)
            reception.report(
                call_back_id=asked.id, outcome="reached", now=later, by=karim, channel=Channel.PHONE
            )


def _moments() -> Iterator[tuple[Channel, datetime]]:
    """A channel and an hour for each, spread evenly from the first of the month until now."""
    total, at = sum(PASSERS_BY.values()), present()
    first = at.replace(day=1, hour=8, minute=0, second=0, microsecond=0)
    step = max((at - first) / total, timedelta(0))
    left, place = dict(PASSERS_BY), 0
    while any(left.values()):
        for channel in PASSERS_BY:
            if left[channel]:
                left[channel] -= 1
                yield channel, min(first + place * step, at)
                place += 1
