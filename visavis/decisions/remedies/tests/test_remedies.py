"""Disagreeing: what stops, by when, what next, and a draw that cannot be guessed and can be made again."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from visavis.decisions.remedies import (
    ANSWER_WITHIN_DAYS,
    GROUNDS,
    OFFERED,
    REASONS,
    ground_of,
    looked_at_again,
    next_steps,
    whole_months_after,
)

seeds = st.binary(min_size=16, max_size=16)
days = st.dates(date(2020, 1, 1), date(2060, 1, 1))


def test_only_a_debt_and_false_data_suspend_anything_and_each_by_an_article():
    suspending = {code: str(each.law) for code, each in GROUNDS.items() if each.suspends}
    assert suspending == {"overpayment": "Code du travail, L5426-8-1", "data": "RGPD, art. 18, 1, a"}


def test_the_law_wants_an_answer_about_data_in_one_month_and_about_the_rest_in_two():
    assert {code for code, each in GROUNDS.items() if each.months == 1} == {"data", "reading"}
    assert {each.months for each in GROUNDS.values()} == {1, 2}


def test_what_nobody_named_is_something_else():
    assert ground_of("nonsense").code == "other"


def test_how_somebody_behaved_is_answered_by_whoever_leads():
    assert [each.code for each in OFFERED if each.by_head] == ["welcome"]


def test_every_ground_names_the_mediator_first():
    for each in GROUNDS.values():
        assert "médiateur" in str(next_steps(each, date(2026, 11, 26))[0])


def test_before_the_administrative_judge_the_mediator_has_a_last_day_two_months_after():
    # Answered on 31 December: two months later there is no 31st; the last of February.
    first, second = next_steps(GROUNDS["sanction"], date(2026, 12, 31))
    assert "28 février 2027" in str(first).replace("\xa0", " ")
    assert "tribunal administratif" in str(second)


def test_unemployment_benefit_goes_to_the_judicial_judge_and_no_last_day_is_guessed():
    """Two years run from the decision, whose day is not known here: a later day would mislead."""
    _mediator, judge = next_steps(GROUNDS["rights"], date(2026, 11, 26))
    assert "tribunal judiciaire" in str(judge)
    assert "2028" not in str(judge)


@given(days, st.integers(1, 24))
def test_months_after_land_in_the_month_meant_and_never_on_a_later_day(day, months):
    then = whole_months_after(day, months)
    assert (then.year * 12 + then.month) - (day.year * 12 + day.month) == months
    assert then.day <= day.day


@given(seeds, st.text(min_size=8, max_size=8))
def test_a_draw_made_again_is_the_same(seed, number):
    assert looked_at_again(seed, number) == looked_at_again(seed, number)


@given(seeds)
def test_one_in_one_is_everybody(seed):
    assert looked_at_again(seed, "7G3KM2QA", one_in=1)


def test_about_one_in_ten_is_drawn_and_another_seed_draws_others():
    numbers = [f"N{each:07}" for each in range(10_000)]
    drawn = [{each for each in numbers if looked_at_again(bytes([seed]) * 16, each)} for seed in (1, 2)]
    # Binomial, n = 10,000, p = 0.1: five standard deviations are 150.
    assert all(850 < len(each) < 1150 for each in drawn)
    assert len(drawn[0] & drawn[1]) < 200


@pytest.mark.parametrize(("seed", "one_in"), [(b"short", 10), (b"x" * 16, 0)])
def test_a_seed_that_could_be_guessed_or_no_share_is_refused(seed, one_in):
    with pytest.raises(ValueError, match=r"seed|one in"):
        looked_at_again(seed, "7G3KM2QA", one_in)


def test_a_case_is_refused_by_the_law_only_and_says_what_to_do_instead():
    assert {str(each.law) for each in REASONS} == {"Code du travail, L5312-12-1"}
    assert all(str(each.instead) for each in REASONS)


def test_our_own_delay_is_shorter_than_the_silence_of_the_law():
    assert ANSWER_WITHIN_DAYS < 59  # two months are 59 days at least
