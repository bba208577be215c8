"""« Vouliez-vous dire »: the nearest known word, or nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from visavis.decisions.matching.occupations import Occupations, Title
from visavis.decisions.matching.words.spelling import (
    corrected,
    distance,
    known_words,
    nearest,
    neighbours,
    sound,
)

TEXTS = [("Boulanger / Boulangère", 3), ("Secrétaire médical", 3), ("Infirmier", 3), ("Développeur web", 3),
         ("Électricien", 3), ("Pharmacien", 3), ("Comptable", 3), ("Vendeur / Vendeuse", 3), ("Jardinier", 3)]  # fmt: skip
KNOWN = known_words(TEXTS)


def propose(typed):
    alike = neighbours(typed)
    return nearest(typed, [(one.word, one.times) for one in KNOWN if alike & neighbours(one.word)])


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("boulenger", "boulanger"), ("boulagner", "boulanger"), ("boulangé", "boulanger"), ("secraitaire", "secrétaire"),
        ("secretère", "secrétaire"), ("infirmmier", "infirmier"), ("infimier", "infirmier"), ("developeur", "développeur"),
        ("electrissien", "électricien"), ("farmacien", "pharmacien"), ("contable", "comptable"), ("jardiner", "jardinier"),
        ("vandeur", "vendeur"),
    ],
)  # fmt: skip
def test_a_slip_leads_to_the_word_meant(typed, meant):
    assert propose(typed) == meant


@pytest.mark.parametrize("typed", ["", "xyz", "zzzzzz", "boulanger", "rh", "plombier", "anticonstitutionnel"])
def test_nothing_is_proposed_for_what_is_right_or_far_from_all(typed):
    assert propose(typed) is None


def test_of_two_words_equally_near_the_more_usual_one_is_proposed():
    assert nearest("ventaur", [("centaur", 3), ("ventour", 9)]) == "ventour"


def test_a_word_is_kept_as_it_is_most_often_written():
    (known,) = known_words([("vendeur", 1), ("Vendeuse", 1), ("vendeuse", 1), ("VENDEUR", 5)])
    assert (known.word, known.lexeme, known.times) == ("vendeuse", "vendeur", 3)


def test_a_slip_in_one_title_teaches_nothing():
    assert known_words([("boulenger", 1), ("boulenger", 1)]) == []


def test_only_unknown_words_change_in_the_question():
    said = corrected("boulenger de nuit", lambda word: word.written == "nuit", propose)
    assert said == "boulanger de nuit"
    assert corrected("boulanger", lambda word: True, propose) is None


@given(some.text("abcdé", max_size=8), some.text("abcdé", max_size=8))
def test_the_distance_is_one(one, other):
    apart = distance(one, other)
    assert apart == distance(other, one)
    assert (apart == 0) == (one == other)
    assert abs(len(one) - len(other)) <= apart <= max(len(one), len(other))


@given(some.sampled_from([known.word for known in KNOWN]), some.data())
def test_a_letter_left_out_is_always_found_by_sound(word, data):
    at = data.draw(some.integers(0, len(sound(word)) - 1))
    assert neighbours(word) & {sound(word)[:at] + sound(word)[at + 1 :]}


def test_an_occupation_mistyped_is_proposed():
    titles = Occupations(
        [Title("Boulanger / Boulangère", "D1102", "Boulanger"), Title("Boucher", "D1101", "Boucher")]
    )
    assert titles.instead_of("boulenjer") == "boulanger"
    assert titles.instead_of("boulang") is None and titles.instead_of("boucher") is None
