"""Finding an occupation by everyday words."""

from __future__ import annotations

import pytest

from visavis.decisions.matching.occupations import Occupations, Title

TITLES = [
    Title("Boulanger / Boulangère", "D1102", "Boulanger", main=True),
    Title("Vendeur / Vendeuse en boulangerie", "D1106", "Vendeur en alimentation"),
    Title("Vendeur / Vendeuse en alimentation", "D1106", "Vendeur en alimentation", main=True),
    Title("Aide-soignant / Aide-soignante", "J1501", "Aide-soignant", main=True),
    Title("Secrétaire médical / Secrétaire médicale", "M1609", "Secrétaire médical", main=True),
    Title("Secrétaire", "M1607", "Secrétaire", main=True),
]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("boulangère", "D1102"),
        ("BOULANGERS", "D1102"),
        ("vendeuse boulangerie", "D1106"),
        ("aide soignante", "J1501"),
        ("secretaire", "M1607"),
        ("secrétaire médicale", "M1609"),
        ("boulang", "D1102"),
    ],
)
def test_everyday_words_find_the_occupation_first(words, code):
    assert Occupations(TITLES).search(words)[0].title.code == code


def test_an_occupation_is_named_once_by_its_best_title():
    found = Occupations(TITLES).search("vendeuse en boulangerie")
    assert [one.title.code for one in found].count("D1106") == 1
    assert found[0].title.text == "Vendeur / Vendeuse en boulangerie"


def test_feminine_and_masculine_give_the_same_list():
    search = Occupations(TITLES).search
    assert search("vendeuse") == search("vendeur")


@pytest.mark.parametrize("words", ["", "zzz", "!?", "de la"])
def test_words_that_mean_nothing_find_nothing(words):
    assert Occupations(TITLES).search(words) == ()
