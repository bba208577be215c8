"""The agency's hours: open until, opens at, closed days, and deadlines by its own calendar."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

import pytest

from visavis.foundation.identity.actor import SERVICE, acting_as
from visavis.rooms.agencies import door
from visavis.rooms.agencies.models import Closure

pytestmark = pytest.mark.django_db
WEEK = [(weekday, time(9), time(16, 30)) for weekday in range(5)]


def place(zone="Europe/Paris", name="Saint-Denis"):
    with acting_as(SERVICE):
        return door.found(name=name, address="12 rue de la Gare", phone="0199003949", zone=zone, desk=WEEK)


def at(day, hour, minute=0):
    return datetime(2026, 11, day, hour, minute, tzinfo=UTC)


def test_an_open_desk_says_until_when_on_its_own_clock():
    found = door.opening(place(), at(24, 10))
    assert found.open
    assert found.until.strftime("%H:%M") == "16:30"


def test_a_closed_desk_says_when_it_opens_next():
    friday_evening = door.opening(place(), at(27, 18))
    assert not friday_evening.open
    assert friday_evening.next.date() == date(2026, 11, 30)


def test_the_desk_of_la_reunion_lives_three_hours_earlier():
    assert door.opening(place("Indian/Reunion", "Saint-Pierre"), at(24, 6)).open
    assert not door.opening(place(), at(24, 6)).open


def test_a_public_holiday_is_no_working_day_and_each_territory_has_its_own():
    abolition = date(2027, 12, 20)
    assert door.is_working_day(place(), abolition)
    assert not door.is_working_day(place("Indian/Reunion", "Saint-Pierre"), abolition)
    assert not door.is_working_day(place(), date(2026, 12, 25))


def test_a_day_the_agency_closes_moves_deadlines():
    here = place()
    assert door.working_days_after(here, date(2026, 11, 24), 2) == date(2026, 11, 26)
    with acting_as(SERVICE):
        Closure.objects.create(agency_id=here.id, day=date(2026, 11, 25), reason="travaux")
    assert door.working_days_after(door.agency(here.id), date(2026, 11, 24), 2) == date(2026, 11, 27)


def test_an_agency_founded_twice_is_one():
    assert place().id == place().id
