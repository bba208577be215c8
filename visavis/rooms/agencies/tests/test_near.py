"""Which agencies somebody is shown: a few near her, never a whole country."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from visavis.decisions.matching.distance import Point, kilometres
from visavis.foundation.identity.actor import SERVICE, acting_as
from visavis.foundation.requests.ids import uuid7
from visavis.rooms.agencies.door import near
from visavis.rooms.agencies.models import Agency
from visavis.rooms.agencies.near import SHOWN, Seat, nearest
from visavis.rooms.reference.door import Place as Commune

SAINT_DENIS = Commune("93066", "Saint-Denis", "93", Point(48.936, 2.357))


def seat(name: str, address: str = "1 rue Haute, 75010 Paris", at: tuple[float, float] | None = None) -> Seat:
    return Seat(uuid7(), name, address, "", "", *(at or (None, None)))


places = st.tuples(st.floats(42, 51), st.floats(-4, 8))
seats = st.lists(st.builds(seat, st.text("abc ", max_size=5), at=st.none() | places), max_size=30)


@given(seats)
def test_nobody_left_out_is_nearer_than_somebody_shown(seats):
    shown = nearest(seats, "Saint-Denis", SAINT_DENIS)
    assert len(shown) == min(SHOWN, len(seats))
    far = [kilometres(SAINT_DENIS.at, each.at) if each.at else 10**6 for each in shown]
    left_out = [kilometres(SAINT_DENIS.at, each.at) for each in seats if each.at and each not in shown]
    assert far == sorted(far)
    assert not left_out or min(left_out) >= far[-1]


def test_an_agency_that_says_the_commune_comes_before_a_nearer_one():
    beside, there = seat("Nord", at=(48.937, 2.358)), seat("Saint-Denis centre", at=(48.92, 2.34))
    assert nearest([beside, there], "saint-denis", SAINT_DENIS) == [there, beside]


def test_a_word_that_is_no_commune_finds_a_name_and_the_department_counts_without_coordinates():
    far, near_by = seat("Alès", "2 rue Basse, 30100 Alès"), seat("Bobigny", "3 rue Basse, 93000 Bobigny")
    assert nearest([far, near_by], "alès", None)[0] == far
    assert nearest([far, near_by], "Saint-Denis", SAINT_DENIS)[0] == near_by


@pytest.mark.django_db
def test_few_agencies_are_all_shown_and_of_many_none_before_something_is_written():
    with acting_as(SERVICE):
        Agency.objects.bulk_create(Agency(name=f"Agence {n}", address="x", phone="") for n in range(SHOWN))
        assert len(near("")) == len(near("ailleurs")) == SHOWN
        Agency.objects.create(name="Zuydcoote", address="59123 Zuydcoote", phone="")
        Agency.objects.create(name="Fermée", address="59123 Zuydcoote", phone="", served=False)
        assert near("") == []
        assert [place.name for place in near("zuydcoote")][:2] == ["Zuydcoote", "Agence 0"]
        assert len(near("ailleurs")) == SHOWN
