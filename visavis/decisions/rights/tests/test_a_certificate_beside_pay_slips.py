"""A certificate and pay slips that disagree: each line in euros, computed whole each time; and each month as a line."""

from datetime import date

import pytest

from visavis.decisions.rights import compute, month_lines, read
from visavis.decisions.rights.disputed import Dispute, disputed, month_by_month
from visavis.decisions.rights.trajectories import compare_arce, compare_option, undisturbed, with_work
from visavis.decisions.shared.explanation import Explanation
from visavis.decisions.shared.money import ZERO, Money, euros
from visavis.decisions.shared.sentence import Sentence

YEAR = {"start": "2025-01-01", "end": "2025-12-31", "gross_monthly": 4000, "end_reason": "end_of_fixed_term"}


def life(**person):
    reading = read({"birth": "1985-03-01", "contracts": [YEAR], **person})
    assert reading.situation, reading.findings
    return reading.situation


MARCH = Dispute(0, "wages", euros(4000), euros(4365), "2025-03")
LEAVE = Dispute(0, "accrued_leave_indemnity", ZERO, euros("1315.10"))


def test_each_line_says_what_the_slip_gives_more_a_day_and_over_the_right():
    found = disputed(life(), [MARCH])
    # 365 € more over 365 days: the daily wage goes from 131.51 to 132.51; 57 %: 74.96, then 75.53.
    assert found.effects[0].daily.value == euros("0.57")
    days = compute(life()).figures.duration_days
    assert found.effects[0].whole.value == euros("0.57") * days


def test_a_delay_moves_the_beginning_and_takes_nothing():
    # Ten days of leave later; the same days are paid in the end.
    found = disputed(life(), [LEAVE])
    assert (found.effects[0].daily.value, found.effects[0].whole.value) == (ZERO, ZERO)
    assert found.slips.figures.first_paid_on > found.certificate.figures.first_paid_on


def test_all_slips_together_is_computed_too_and_not_added_up():
    low = Dispute(0, "wages", euros(4000), euros(3635), "2025-04")
    found = disputed(life(), [MARCH, low])
    assert [node.value for node in found.together] == [ZERO, ZERO]
    assert found.effects[1].daily.value == Money(-57)


def test_two_papers_that_agree_leave_nothing_to_say():
    assert disputed(life(), []).lines == ()


def test_the_usual_wage_counts_by_days_in_a_month_begun():
    contract = life(contracts=[YEAR | {"start": "2025-01-17"}]).contracts[0]
    assert month_by_month(contract)[date(2025, 1, 1)] == euros("1935.48")  # 4 000 × 15 / 31
    assert month_by_month(contract)[date(2025, 2, 1)] == euros(4000)


@pytest.fixture
def every_line():
    """The lines of each comparison, and of the months of a right that goes down."""
    result, lowered = compute(life()), compute(life(contracts=[YEAR | {"gross_monthly": 9000}]))
    assert lowered.figures.reduced_from_day
    job = with_work(result, {date(2026, 2, 1): euros(1000), date(2026, 3, 1): euros(3900)})
    business = compare_arce(
        result, rules_on=date(2025, 12, 31), created_on=date(2026, 2, 1), days_left=250, income=euros(1000)
    )
    rest = {"daily_gross": 30, "days_left": 200, "opened_by": "2024-06-30"}
    choice = compare_option(life(previous_right=rest))
    alone = undisturbed(result, Sentence("Sans"), "sans")
    others = [node for tree in business.others for node in tree.walk()]
    ways = (job, alone, *business.ways, *choice.ways)
    nodes = [
        *others,
        *month_lines.of_right(lowered),
        business.answer,
        *disputed(life(), [MARCH, LEAVE]).lines,
    ]
    return [*nodes, *(node for way in ways for top in (*way.summed, *way.months) for node in top.walk())]


def test_each_month_is_rebuilt_from_its_own_explanation(every_line):
    assert [node.code for node in every_line if node.rebuild() != node.value] == []


def test_each_line_is_kept_and_read_again_as_it_was(every_line):
    assert all(Explanation.from_json(node.to_json()) == node for node in every_line)
    assert max(len(node.code) for node in every_line) <= 40


def test_each_month_pays_what_the_way_says():
    way = with_work(compute(life()), {date(2026, 2, 1): euros(1000)})
    assert [node.value for node in way.months] == [step.allowance for step in way.steps]
    assert way.summed[0].value == way.total
    assert way.summed[1].value == way.last_month


def test_the_net_months_of_a_right_are_those_of_its_calendar():
    result = compute(life(contracts=[YEAR | {"gross_monthly": 9000}]))
    assert [node.value for node in month_lines.of_right(result)] == [one.net for one in result.months]
