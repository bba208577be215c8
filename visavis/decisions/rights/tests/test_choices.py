"""Two ways told to the end: option, capital, a month of work; each with its money, and what cannot be undone."""

from datetime import date

import pytest

from visavis.decisions.rights import compute, read
from visavis.decisions.rights.articles.art_35_arce import second_versement
from visavis.decisions.rights.trajectories import IRREVOCABLE, compare_arce, compare_option, with_work
from visavis.decisions.shared.money import ZERO, euros

YEAR = {"start": "2025-01-01", "end": "2025-12-31", "gross_monthly": 4000, "end_reason": "end_of_fixed_term"}
REST = {"daily_gross": 30, "days_left": 200, "opened_by": "2024-06-30"}


def life(**person):
    reading = read({"birth": "1985-03-01", "contracts": [YEAR], **person})
    assert reading.situation, reading.findings
    return reading.situation


def test_the_option_shows_both_ways_with_the_money_of_each_and_what_cannot_be_undone():
    # 48 000 / 365 = 131.51; 57 % = 74.96, over 30 × 1.3 = 39. 261 weekdays since 30 June 2024.
    found = compare_option(life(previous_right=REST))
    keep, change = found.ways
    assert found.answer.value.is_yes
    assert found.warning == IRREVOCABLE
    assert found.answer.rebuild() == found.answer.value
    # 200 × 30 = 6 000, then 274 × 74.96 = 20 539.04; or the second alone.
    assert (keep.days, keep.total) == (474, euros("26539.04"))
    assert (change.days, change.total) == (274, euros("20539.04"))
    assert keep.steps[0].allowance == euros(690)  # paid from 8 January: 23 days × 30
    assert change.steps[0].allowance == euros("1724.08")  # 23 × 74.96


def test_without_enough_work_since_no_new_right_follows_the_old_one():
    found = compare_option(life(previous_right=REST | {"opened_by": "2025-12-31"}))
    assert found.answer.value.is_no
    assert found.ways[0].total == euros(6000)


def test_what_is_left_of_a_right_leaves_the_answer_to_the_person_with_the_figures_of_the_new_one():
    result = compute(life(previous_right=REST))
    assert result.eligibility.is_open
    assert "vingt et un jours" in result.eligibility.who_decides.say()
    assert result.provisional
    assert result.figures.daily_gross == euros("74.96")


def test_two_rights_are_needed_to_compare_them():
    with pytest.raises(ValueError, match="two rights"):
        compare_option(life())


def test_a_month_of_work_pushes_the_days_and_loses_none():
    result = compute(life())
    worked = with_work(result, {date(2026, 2, 1): euros(1000)})
    # 30 - 700 / 74.96 = 20.66, 21 days; the 9 others come later.
    february = worked.steps[1]
    assert (february.days, february.allowance, february.total) == (21, euros("1574.16"), euros("2574.16"))
    assert february.net == result.figures.daily_net * 21
    assert worked.days == result.figures.duration_days
    assert worked.total == sum((month.gross for month in result.months), ZERO)
    assert worked.last_month >= result.figures.last_paid_month


def test_the_capital_and_the_allowance_are_told_side_by_side():
    result = compute(life())
    found = compare_arce(result, rules_on=date(2025, 12, 31), created_on=date(2026, 2, 1), days_left=250)
    capital, monthly = found.ways
    # 60 % × 250 × 74.96 = 11 244; less 3 % = 10 906.68, in two halves six months apart.
    assert [step.month for step in capital.steps] == [date(2026, 2, 1), date(2026, 8, 1)]
    assert capital.total == euros("10906.68")
    # 60 % of 250 days = 150, five months of thirty days: 150 × 74.96.
    assert (monthly.days, monthly.total, len(monthly.steps)) == (150, euros(11244), 5)


def test_the_income_of_a_business_spreads_the_allowance_over_more_months():
    result = compute(life())
    found = compare_arce(
        result, rules_on=date(2025, 12, 31), created_on=date(2026, 2, 1), days_left=250, income=euros(1000)
    )
    monthly = found.ways[1]
    assert monthly.days == 150
    assert len(monthly.steps) == 8  # 21 days a month
    assert monthly.steps[0].total == euros("2574.16")


def test_the_second_payment_asks_for_no_full_time_permanent_job_since_april_2025():
    day = date(2026, 9, 1)
    before, now = second_versement.at(date(2025, 3, 31)), second_versement.at(date(2025, 4, 1))
    assert before.decide(day, True, False).is_yes
    assert now.decide(day, True, False).is_no
    assert now.decide(day, False, False).is_yes


def test_the_job_of_one_s_own_cooperative_does_not_count_from_september_2026():
    rule = second_versement.at(date(2025, 4, 1))
    assert rule.decide(date(2026, 8, 31), True, True).is_no
    assert rule.decide(date(2026, 9, 1), True, True).is_yes


def test_hours_told_renew_a_right_of_2016():
    first = {
        "start": "2015-01-01",
        "end": "2015-12-31",
        "gross_monthly": 1500,
        "end_reason": "end_of_fixed_term",
    }
    again = {
        "start": "2016-05-01",
        "end": "2016-08-31",
        "gross_monthly": 3000,
        "end_reason": "end_of_fixed_term",
    }
    rest = {"daily_gross": 30, "days_left": 100, "opened_by": "2015-12-31"}
    found = compare_option(
        life(contracts=[first | {"weekly_hours": 35}, again | {"weekly_hours": 35}], previous_right=rest)
    )
    # 123 days of contract since, 122 asked; 88 weekdays, 616 hours, 150 asked to renew.
    assert found.ways[0].days > 100
    assert found.answer.value.is_yes
