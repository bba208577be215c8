"""Twins who part are found; a decision that looks at nobody's name is never accused."""

from __future__ import annotations

from random import Random

import pytest

from visavis.decisions.equality import compare, together

BASE = {"family": "Dupont", "birthplace": "Tours"}
PEOPLE = [{"family": f"Nom {number}", "birthplace": f"Ville {number}"} for number in range(59)]
CASES, OTHERS = 20, 3  # sixty pairs: the other audits need 20,000 cases, because chance plays in them
TIMES = 150


def one(found, trait):
    return next(each for each in found if each.trait == trait)


def test_a_decision_that_sees_nobody_is_never_accused():
    found = compare(lambda who: 42, BASE, PEOPLE)
    assert [(each.trait, each.pairs, each.parted) for each in found] == [
        ("family", 59, 0),
        ("birthplace", 59, 0),
        ("all at once", 59, 0),
    ]
    assert one(found, "family").at_most < 0.07


def test_the_trait_that_counts_is_named_with_whom_it_hit():
    found = compare(lambda who: who["birthplace"] == "Ville 7", BASE, PEOPLE)
    assert (one(found, "birthplace").parted, one(found, "birthplace").first) == (1, "Ville 7")
    assert one(found, "family").parted == 0
    assert one(found, "all at once").parted == 1


def test_a_bias_on_one_name_in_twenty_is_found_nine_times_in_ten():
    """Each name of France is hit with one chance in twenty; ours are drawn with the others."""
    found = 0
    for time in range(TIMES):
        chance = Random(1142 + time)
        hit = {who["family"] for who in PEOPLE if chance.random() < 0.05}
        found += one(compare(lambda who, hit=hit: who["family"] in hit, BASE, PEOPLE), "family").parted > 0
    assert found / TIMES >= 0.9


def test_a_bias_of_five_points_is_found_nine_times_in_ten_among_sixty_pairs():
    """Each pair is hit by itself, five times in a hundred."""
    found = 0
    for time in range(TIMES):
        chance = Random(2024 + time)
        cases = (
            compare(
                lambda who: who["family"] != "Dupont" and chance.random() < 0.05,  # noqa: B023 - called at once
                BASE,
                PEOPLE[:OTHERS],
            )
            for _case in range(CASES)
        )
        found += one(together(cases), "family").parted > 0
    assert found / TIMES >= 0.9


def test_cases_of_one_decision_are_added_up():
    cases = [compare(lambda who, n=n: n == 1 and who["family"] == "Nom 3", BASE, PEOPLE) for n in range(3)]
    family = one(together(cases), "family")
    assert (family.pairs, family.parted, family.first) == (3 * 59, 1, "Nom 3")


def test_nobody_to_compare_with_is_not_equal():
    with pytest.raises(ValueError, match="another"):
        compare(lambda who: 1, BASE, [])
