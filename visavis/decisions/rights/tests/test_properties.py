"""What must hold for everybody, tried on random lives."""

from collections import Counter
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from visavis.decisions.rights import DayKind, Situation, compute
from visavis.decisions.rights.tests.strategies import (
    eventful_lives,
    lives_told_month_by_month,
    ordinary_lives,
)
from visavis.decisions.shared.answer import Verdict
from visavis.decisions.shared.explanation import Explanation, Origin
from visavis.decisions.shared.money import ZERO, Money

TRIES = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)


def raised(situation: Situation, cents: int) -> Situation:
    last = replace(situation.last, gross_monthly=situation.last.gross_monthly + Money(cents))
    return replace(situation, contracts=(*situation.contracts[:-1], last))


@TRIES
@given(ordinary_lives())
def test_the_explanation_rebuilds_every_figure(situation):
    for node in compute(situation).explanation.walk():
        assert node.rebuild() == node.value, node.code


@TRIES
@given(ordinary_lives())
def test_every_figure_taken_from_elsewhere_is_the_one_explained_there(situation):
    tree = compute(situation).explanation
    for node in tree.walk():
        for datum in node.inputs:
            if datum.provenance.origin is Origin.COMPUTED:
                assert tree.find(datum.provenance.who).value == datum.value, (node.code, datum.name)


@TRIES
@given(ordinary_lives())
def test_there_are_figures_only_when_there_is_a_wage(situation):
    result = compute(situation)
    if result.figures:
        assert result.figures.sjr > ZERO
    if result.eligibility.is_yes:
        assert result.figures


@TRIES
@given(lives_told_month_by_month())
def test_a_silent_month_of_the_window_never_gives_a_yes_nor_a_figure(situation):
    result = compute(situation)
    silent = [one for one in result.findings if one.code == "month_without_wage"]
    if silent:
        assert not result.eligibility.is_yes
        assert result.figures is None
    for node in result.explanation.walk():
        assert node.rebuild() == node.value, node.code


@TRIES
@given(ordinary_lives())
def test_every_line_has_one_code_a_title_and_a_reference(situation):
    nodes = list(compute(situation).explanation.walk())
    assert max(Counter(node.code for node in nodes).values()) == 1
    assert all(node.reference and node.title.say("en") for node in nodes)


@TRIES
@given(ordinary_lives())
def test_an_explanation_survives_json(situation):
    tree = compute(situation).explanation
    assert Explanation.from_json(tree.to_json()) == tree


@TRIES
@given(ordinary_lives(), st.integers(1, 300_000))
def test_a_higher_wage_never_lowers_the_allowance_nor_changes_the_duration(situation, cents):
    before, after = compute(situation).figures, compute(raised(situation, cents)).figures
    if before and after:
        assert after.daily_gross >= before.daily_gross
        assert after.duration_days == before.duration_days


@TRIES
@given(ordinary_lives())
def test_the_allowance_lies_between_its_bounds(situation):
    figures = compute(situation).figures
    if figures:
        assert figures.sjr.times(Decimal("0.57")) <= figures.daily_gross
        assert figures.daily_gross <= figures.sjr.times(Decimal("0.75"))
        assert ZERO <= figures.daily_net <= figures.daily_gross
        assert 122 <= figures.duration_days <= 1095


@TRIES
@given(ordinary_lives())
def test_delays_move_the_start_and_take_away_no_day(situation):
    calm = tuple(
        replace(one, accrued_leave_indemnity=ZERO, supra_legal_indemnity=ZERO) for one in situation.contracts
    )
    with_delays, without = compute(situation).figures, compute(replace(situation, contracts=calm)).figures
    if with_delays and without:
        assert with_delays.duration_days == without.duration_days
        assert with_delays.sjr == without.sjr
        assert with_delays.first_paid_on >= without.first_paid_on


@TRIES
@given(ordinary_lives())
def test_the_months_add_up_to_the_right(situation):
    result = compute(situation)
    if result.figures:
        assert sum(month.days for month in result.months) == result.figures.duration_days
        assert result.months[-1].month == result.figures.last_paid_month
        start, reduced = result.figures.reduced_from_day, sum(month.reduced_days for month in result.months)
        assert reduced == (max(0, result.figures.duration_days - start + 1) if start else 0)


@TRIES
@given(ordinary_lives(), st.integers(1, 60))
def test_more_days_of_work_never_lower_the_days_counted(situation, days):
    first = situation.contracts[0]
    longer = replace(first, start=first.start - timedelta(days=days))
    more = compute(replace(situation, contracts=(longer, *situation.contracts[1:])))
    assert (more.worked_days or 0) >= (compute(situation).worked_days or 0)


@TRIES
@given(ordinary_lives())
def test_the_calendar_has_no_hole_and_no_overlap(situation):
    result = compute(situation)
    spans = result.calendar
    for before, after in pairwise(spans):
        assert before.period.last + timedelta(days=1) == after.period.first
    if result.figures:
        paid = next(span for span in spans if span.kind is DayKind.PAID)
        assert paid.period.first == result.figures.first_paid_on


@TRIES
@given(ordinary_lives())
def test_an_open_answer_names_a_human_and_a_no_says_why(situation):
    answer = compute(situation).eligibility
    assert answer.verdict is not Verdict.CANNOT_SAY or answer.who_decides
    assert answer.why


@TRIES
@given(ordinary_lives())
def test_the_same_life_gives_the_same_versions_and_hash(situation):
    assert compute(situation).versions == compute(situation).versions


@TRIES
@given(eventful_lives())
def test_an_eventful_life_is_explained_to_the_last_figure(situation):
    result = compute(situation)
    nodes = list(result.explanation.walk())
    assert max(Counter(node.code for node in nodes).values()) == 1
    for node in nodes:
        assert node.reference and node.rebuild() == node.value, node.code
        for datum in node.inputs:
            if datum.provenance.origin is Origin.COMPUTED:
                assert result.explanation.find(datum.provenance.who).value == datum.value, (
                    node.code,
                    datum.name,
                )
    if result.figures:
        assert sum(month.days for month in result.months) == result.figures.duration_days
        assert result.months[-1].month == result.figures.last_paid_month


@TRIES
@given(eventful_lives())
def test_an_eventful_life_is_replayed_to_the_letter(situation):
    result = compute(situation)
    assert compute(situation, under=result.versions) == result


def test_a_property_can_fail():
    tree = Explanation("x", None, Money(2), formula="1 + 0")
    with pytest.raises(AssertionError):
        assert tree.rebuild() == tree.value
