"""Why an offer is not above: part by part, and what would lift it, in the points of its own explanation."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as some

from visavis.decisions.matching.distance import Point
from visavis.decisions.matching.place import beside, ifs, points_by_part, what_decided
from visavis.decisions.matching.reasons import Candidate, Wish, reasons

TODAY = date(2026, 11, 24)
HERE = Point(48.936, 2.357)
WISH = Wish(words="boulanger nuit", place="Saint-Denis", centre=HERE)
OFFER = Candidate(
    title="Vendeuse", occupation="Boulanger", text="Travail de nuit.", at=Point(49.06, 2.357),
    published_on=TODAY - timedelta(days=15),
)  # fmt: skip
OFFERS = some.builds(
    Candidate,
    title=some.sampled_from(["Boulanger", "Boulanger de nuit", "Vendeuse"]),
    occupation=some.sampled_from(["", "Boulanger"]),
    text=some.sampled_from(["", "Travail de nuit.", "Aide au boulanger, la nuit."]),
    at=some.none() | some.builds(Point, some.floats(48.5, 49.4), some.just(2.357)),
    published_on=some.none() | some.dates(date(2026, 9, 1), TODAY),
)


def said(sentence):
    return sentence.say("fr").replace("\u00a0", " ").replace("\u202f", " ")


@given(OFFERS)
def test_the_parts_add_up_to_the_points(offer):
    why = reasons(WISH, offer, TODAY)
    assert sum(points_by_part(why).values()) == why.points


@given(OFFERS, OFFERS)
def test_the_parts_that_differ_make_the_whole_difference(here, above):
    mine, theirs = reasons(WISH, here, TODAY), reasons(WISH, above, TODAY)
    assert sum(part.above - part.here for part in beside(mine, theirs)) == theirs.points - mine.points
    assert all(part.above != part.here for part in beside(mine, theirs))


@given(OFFERS)
def test_every_if_gives_more_and_an_offer_with_all_its_points_has_none(offer):
    found = ifs(WISH, offer, TODAY, None)
    assert all(one.gain > 0 and not one.enough for one in found)
    assert [one.gain for one in found] == sorted((one.gain for one in found), reverse=True)
    best = replace(offer, title="Boulanger de nuit", at=HERE, published_on=TODAY)
    assert ifs(WISH, best, TODAY, None) == ()


def test_what_would_lift_it_says_by_how_much_and_whether_it_is_enough():
    points = reasons(WISH, OFFER, TODAY).points
    found = {said(one.words): (one.gain, one.enough) for one in ifs(WISH, OFFER, TODAY, points + 5)}
    assert found == {
        "Si « nuit » était dans son titre.": (8, True),
        "Si « boulanger » était dans son titre.": (4, False),
        "Si elle était sur place, à Saint-Denis.": (4, False),
        "Si elle était publiée aujourd'hui.": (2, False),
    }


def test_without_a_place_none_is_proposed():
    found = ifs(Wish(words="boulanger"), OFFER, TODAY, None)
    assert not any("sur place" in said(one.words) for one in found)


def test_what_decided_is_the_sum_else_the_date_else_the_arrival():
    later = replace(OFFER, published_on=TODAY)
    assert said(what_decided(OFFER, 10, later, 13)) == "L'offre d'avant a 3 points de plus."
    assert "la date décide" in said(what_decided(OFFER, 10, later, 10))
    assert "arrivée après" in said(what_decided(OFFER, 10, OFFER, 10))
