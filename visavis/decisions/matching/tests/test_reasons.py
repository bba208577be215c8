"""Why an offer is shown: true, complete, and blind to who asks."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as some

from visavis.decisions.matching.distance import Point, box, kilometres
from visavis.decisions.matching.reasons import NOT_USED, Candidate, Wish, _fresh, _near, reasons, wish_from
from visavis.decisions.matching.words import lexemes
from visavis.decisions.shared.sentence import catalogue, translated

TODAY = date(2026, 11, 24)
SAINT_DENIS, PANTIN, LYON = Point(48.9362, 2.3574), Point(48.8945, 2.4093), Point(45.7640, 4.8357)
BAKER = Candidate(
    "Boulangère ou boulanger (H/F)",
    "Boulanger",
    "Pétrir la nuit.",
    "Pantin",
    PANTIN,
    "CDI",
    date(2026, 11, 18),
)


def test_each_reason_is_a_sentence_with_its_figures():
    found = reasons(Wish("boulangère nuit", "Saint-Denis", SAINT_DENIS, 20, "CDI"), BAKER, TODAY)
    assert [sentence.say() for sentence in found.sentences] == [
        "Mot trouvé dans le titre : «\u00a0boulangère\u00a0».".replace(" :", "\u00a0:"),
        "Mot trouvé dans le texte : «\u00a0nuit\u00a0».".replace(" :", "\u00a0:"),
        "À 6 km de Saint-Denis. Vous avez demandé 20 km au plus.",
        "Contrat demandé : CDI.".replace(" :", "\u00a0:"),
    ]


def test_the_points_are_the_sum_that_is_shown():
    found = reasons(Wish("boulangère nuit", "Saint-Denis", SAINT_DENIS, 20), BAKER, TODAY)
    assert found.points == 10 + 2 + (10 - 10 * 6 // 20) + 5 == found.explanation.rebuild()


@given(some.none() | some.integers(0, 900), some.integers(0, 200), some.none() | some.integers(-5, 400))
def test_nearness_and_freshness_are_made_again_from_the_distance_the_radius_and_the_age(
    distance, radius, age
):
    """The oracle counts steps: one point lost each tenth of the radius reached, one each full week."""
    near, fresh = _near(distance, radius), _fresh(age, age if age is None else TODAY)
    lost = sum(10 * (distance or 0) >= step * max(1, radius) for step in range(1, 11))
    weeks = sum((age or 0) >= 7 * step for step in range(1, 6))
    assert near.rebuild() == near.value == (0 if distance is None else 10 - lost)
    assert fresh.rebuild() == fresh.value == (0 if age is None else 5 - weeks)
    known = {given.name for node in (near, fresh) for given in node.inputs}
    assert known == ({"distance", "radius"} if distance is not None else set()) | (
        {"age"} if age is not None else set()
    )


def test_distance_and_age_are_nodes_of_the_explanation_with_their_data():
    explanation = reasons(Wish("boulangère", "Saint-Denis", SAINT_DENIS, 20), BAKER, TODAY).explanation
    near, fresh = explanation.find("near"), explanation.find("fresh")
    assert {given.name: given.value for given in near.inputs} == {"distance": 6, "radius": 20}
    assert {given.name: given.value for given in fresh.inputs} == {"age": 6}
    assert all(node.formula and node.in_plain_words and node.reference for node in (near, fresh))
    assert "near" not in {given.name for given in explanation.inputs}


def test_without_a_place_or_a_date_the_nodes_say_so():
    explanation = reasons(Wish("boulangère"), Candidate("Boulangère"), TODAY).explanation
    said = [node.in_plain_words[0].say().replace("\u00a0", " ") for node in explanation.children]
    assert said == ["Pas de distance connue : 0 point.", "Pas de date de publication connue : 0 point."]


def test_the_table_faces_what_was_asked_and_what_the_offer_says():
    found = reasons(Wish("boulanger", "Saint-Denis", SAINT_DENIS, 20, "CDI"), BAKER, TODAY)
    lines = [
        (line.point.say(), line.you.say().replace("\u00a0", " "), line.offer.say()) for line in found.facing
    ]
    assert lines == [
        ("Mots cherchés", "« boulanger »", "dans le titre"),
        ("Distance", "à 20 km au plus de Saint-Denis", "à 6 km, Pantin"),
        ("Contrat", "CDI", "CDI"),
    ]


def test_what_was_not_used_is_said():
    assert "votre âge" in reasons(Wish("boulanger"), BAKER, TODAY).not_used.say()


personal = some.fixed_dictionaries(
    {
        "name": some.text(), "sex": some.sampled_from("FMX"), "birth": some.dates(), "nationality": some.text(),
        "birthplace": some.text(), "address": some.text(), "handicap": some.booleans(), "photo": some.binary(),
    }
)  # fmt: skip


@given(personal, personal, some.text(max_size=30), some.text(max_size=60), some.integers(1, 100))
def test_twins_who_differ_in_all_that_is_personal_see_the_same(one, other, words, title, radius):
    wish = {"words": words, "place": "Saint-Denis", "centre": SAINT_DENIS, "radius_km": radius}
    offer = Candidate(title, at=PANTIN, published_on=TODAY)
    assert reasons(wish_from(one | wish), offer, TODAY) == reasons(wish_from(other | wish), offer, TODAY)


@given(some.text(max_size=60), some.text(max_size=120))
def test_the_sum_is_exact_for_any_words(words, title):
    found = reasons(Wish(words), Candidate(title, text=title, published_on=TODAY), TODAY)
    assert found.explanation.rebuild() == found.points


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("vendeuse", "vendeur"), ("Infirmière", "infirmier"), ("emplois", "emploi"), ("assistantes", "assistant"),
        ("Employée", "employé"), ("boulangère", "boulangers"), ("technicienne", "technicien"), ("directrice", "directeur"),
    ],
)  # fmt: skip
def test_both_genders_and_both_numbers_are_one_word(one, other):
    assert lexemes(one) == lexemes(other)


def test_different_occupations_stay_different():
    assert len({lexemes(word) for word in ("boulanger", "boucher", "banquier", "barman", "berger")}) == 5


def test_distance_is_that_of_the_map():
    assert kilometres(SAINT_DENIS, LYON) == pytest.approx(398, abs=5)
    assert kilometres(LYON, LYON) == 0


@given(
    some.floats(41, 51), some.floats(-5, 10), some.floats(41, 51), some.floats(-5, 10), some.integers(1, 200)
)
def test_the_box_holds_the_circle(latitude, longitude, other_latitude, other_longitude, radius):
    centre, other = Point(latitude, longitude), Point(other_latitude, other_longitude)
    south_west, north_east = box(centre, radius)
    if kilometres(centre, other) < radius:
        assert south_west.latitude <= other.latitude <= north_east.latitude
        assert south_west.longitude <= other.longitude <= north_east.longitude


def test_every_reason_is_also_said_in_english():
    found = reasons(Wish("boulanger nuit", "Saint-Denis", SAINT_DENIS, 20), BAKER, TODAY)
    nodes = [*found.explanation.walk(), *reasons(Wish(), Candidate(""), TODAY).explanation.walk()]
    said = [*found.sentences, NOT_USED]
    said += [words for node in nodes for words in (node.title, *node.in_plain_words)]
    said += [part for line in found.facing for part in (line.point, line.you, line.offer)]
    said += [given.label for node in nodes for given in node.inputs]
    assert all(sentence.template in catalogue("en") for sentence in said)
    assert translated(NOT_USED.template, "en") != NOT_USED.template
