"""The audit finds a bias of five points among 20,000 cases nine times in ten, and cries wolf one time in twenty at most."""

from __future__ import annotations

from itertools import product
from random import Random

import pytest

from visavis.decisions.equality import ALPHA, audit, chi_square_tail, wilson, worse
from visavis.decisions.equality.audit import of_counts

SEX = {"F": 0.5, "M": 0.5}
AGE = {"16-25": 0.15, "26-39": 0.35, "40-54": 0.32, "55-67": 0.18}
AREA = {"centre": 0.3, "couronne": 0.35, "quartier": 0.15, "campagne": 0.2}
N = 20_000
BIAS = 0.05
# The hardest rate for seeing a difference is one half.
RATE = 0.5


def simulated(chance: Random, biased: str = "") -> dict[str, dict[str, tuple[int, int]]]:
    """20,000 cases of people in all groups, drawn one by one; the group named `biased` is five points lower."""
    counts = {
        "sex": dict.fromkeys(SEX, (0, 0)),
        "age": dict.fromkeys(AGE, (0, 0)),
        "area": dict.fromkeys(AREA, (0, 0)),
    }
    for sex, age, area in product(SEX, AGE, AREA):
        n = round(N * SEX[sex] * AGE[age] * AREA[area])
        rate = RATE - BIAS * (biased in (sex, age, area))
        yes = sum(chance.random() < rate for _ in range(n))
        for dimension, group in (("sex", sex), ("age", age), ("area", area)):
            before = counts[dimension][group]
            counts[dimension][group] = (before[0] + n, before[1] + yes)
    return counts


def found(counts, dimension: str) -> bool:
    return next(one.differs for one in of_counts(counts) if one.name == dimension)


@pytest.mark.parametrize(
    ("dimension", "group"),
    [("sex", "F"), ("age", "16-25"), ("age", "55-67"), ("area", "quartier"), ("area", "campagne")],
)
def test_a_bias_of_five_points_is_found_nine_times_in_ten(dimension, group):
    chance = Random(1142)
    times = 150
    power = sum(found(simulated(chance, group), dimension) for _ in range(times)) / times
    assert power >= 0.9


def test_an_equal_decision_is_accused_one_time_in_twenty_at_most():
    chance = Random(2024)
    times = 1_000
    alarms = sum(any(one.differs for one in of_counts(simulated(chance))) for _ in range(times)) / times
    assert alarms <= 0.05


def test_the_alarm_is_not_asleep():
    """At the size of the test itself, an equal decision must be accused sometimes."""
    chance = Random(7)
    assert any(one.differs for _ in range(400) for one in of_counts(simulated(chance), alpha=0.2))


def test_one_rate_for_all_is_no_difference():
    [only] = audit([({"sex": sex}, True) for sex in "FM" for _ in range(10)])
    assert (only.p, only.differs, only.gap) == (1.0, False, 0.0)


def test_the_difference_and_its_interval_name_the_group_that_loses():
    cases = [({"sex": "F"}, number < 40) for number in range(100)]
    cases += [({"sex": "M"}, number < 60) for number in range(100)]
    [sex] = audit(cases)
    women = sex.groups[0]
    less, low, high = women.against_others
    assert women.name == "F"
    assert less == pytest.approx(-0.2)
    assert low < less < high < 0
    assert sex.gap == pytest.approx(0.2)


def test_nothing_is_not_equal():
    with pytest.raises(ValueError, match="nothing"):
        audit([])


@pytest.mark.parametrize(
    ("x", "degrees", "tail"),
    [
        (3.841459, 1, 0.05),
        (5.991465, 2, 0.05),
        (7.814728, 3, 0.05),
        (9.487729, 4, 0.05),
        (11.344867, 3, 0.01),
    ],
)
def test_the_tail_of_chi_square_is_that_of_the_tables(x, degrees, tail):
    assert chi_square_tail(x, degrees) == pytest.approx(tail, abs=1e-6)


def test_the_interval_is_that_of_the_published_example():
    # Newcombe 1998, table I: 81 of 263, Wilson without correction: 0.2553 to 0.3662.
    assert wilson(81, 263) == pytest.approx((0.2553, 0.3662), abs=5e-5)


def test_a_gap_that_grows_is_worse_and_one_that_was_published_is_not():
    cases = [({"sex": "F"}, number < 400) for number in range(1000)]
    cases += [({"sex": "M"}, number < 600) for number in range(1000)]
    once = audit(cases)
    assert worse({}, once) == ("sex",)
    assert worse({"sex": 0.15}, once) == ("sex",)
    assert worse({"sex": 0.2}, once) == ()


def test_a_gap_of_chance_is_not_called_worse():
    cases = [({"sex": "F"}, number < 5) for number in range(10)]
    cases += [({"sex": "M"}, number < 6) for number in range(10)]
    assert worse({}, audit(cases)) == ()
    assert ALPHA <= 0.05
