"""Wrong data give a sentence at the field at fault; nothing ever raises."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from visavis.decisions.rights import check, compute, read

GOOD = {
    "birth": "1992-09-16",
    "contracts": [
        {"start": "2025-01-01", "end": "2025-12-31", "gross_monthly": 2000, "end_reason": "end_of_fixed_term"}
    ],
}


def problems(data):
    reading = read(data)
    found = [*reading.findings, *(check(reading.situation) if reading.situation else ())]
    assert all(finding.sentence.say("fr") and finding.sentence.say("en") for finding in found)
    return {(finding.code, finding.evidence.field) for finding in found}


def with_contract(**values):
    return GOOD | {"contracts": [GOOD["contracts"][0] | values]}


@pytest.mark.parametrize(
    ("data", "code", "field"),
    [
        ({}, "field_missing", "birth"),
        (GOOD | {"contracts": []}, "no_contract", "contracts"),
        (GOOD | {"birth": "1992-02-30"}, "date_unreadable", "birth"),
        (GOOD | {"birth": "1792-02-28"}, "birth_impossible", "birth"),
        (GOOD | {"contracts": "two"}, "list_expected", "contracts"),
        (GOOD | {"contracts": ["two"]}, "record_expected", "contracts.0"),
        (GOOD | {"overseas": "maybe"}, "flag_unreadable", "overseas"),
        (GOOD | {"csg_rate": "low"}, "choice_unknown", "csg_rate"),
        (GOOD | {"payment_month": "May"}, "month_unreadable", "payment_month"),
        (GOOD | {"surprise": 1}, "unknown_field", "surprise"),
        (GOOD | {"registered_on": "2023-01-01"}, "registered_long_before", "registered_on"),
        (GOOD | {"registered_on": "9999-12-31"}, "day_impossible", "registered_on"),
        (GOOD | {"waiting_served_on": "0001-01-01"}, "day_impossible", "waiting_served_on"),
        (GOOD | {"payment_month": "2025-11"}, "paid_before_the_end", "payment_month"),
        (with_contract(end="2024-12-31"), "end_before_start", "contracts.0.end"),
        (with_contract(start="1980-01-01"), "start_impossible", "contracts.0.start"),
        (with_contract(end="2150-01-01"), "end_impossible", "contracts.0.end"),
        (with_contract(gross_monthly=-5), "negative_amount", "contracts.0.gross_monthly"),
        (with_contract(gross_monthly="much"), "amount_unreadable", "contracts.0.gross_monthly"),
        (with_contract(gross_monthly=True), "amount_unreadable", "contracts.0.gross_monthly"),
        (with_contract(gross_monthly=10**9), "amount_impossible", "contracts.0.gross_monthly"),
        (with_contract(gross_monthly=None), "wages_missing", "contracts.0.gross_monthly"),
        (with_contract(work_time_ratio=35), "ratio_impossible", "contracts.0.work_time_ratio"),
        (with_contract(work_time_ratio=0), "ratio_impossible", "contracts.0.work_time_ratio"),
        (with_contract(work_time_ratio="NaN"), "number_unreadable", "contracts.0.work_time_ratio"),
        (with_contract(weekly_hours=90), "hours_impossible", "contracts.0.weekly_hours"),
        (with_contract(end_reason="tired"), "choice_unknown", "contracts.0.end_reason"),
        (with_contract(nature="cdi"), "cdi_has_no_term", "contracts.0.end_reason"),
        (with_contract(procedure_start="2026-02-01"), "procedure_after_end", "contracts.0.procedure_start"),
        (
            with_contract(gross_monthly=None, wages={"2024-12": 100}),
            "wage_outside_contract",
            "contracts.0.wages.2024-12",
        ),
        (
            with_contract(gross_monthly=None, wages={"2025-01": 100}),
            "month_without_wage",
            "contracts.0.wages.2025-02",
        ),
        (with_contract(wages={"January": 100}), "month_unreadable", "contracts.0.wages.January"),
        (
            with_contract(bonuses=[{"amount": 10, "start": "2025-05-01", "end": "2025-04-01"}]),
            "bonus_ends_before_start",
            "contracts.0.bonuses.0",
        ),
        (
            GOOD | {"contracts": GOOD["contracts"] * 2},
            "contracts_overlap",
            "contracts.1.start",
        ),
        (
            with_contract(
                suspensions=[
                    {"kind": "sickness", "start": "2025-03-01", "end": "2025-03-31"},
                    {"kind": "maternity", "start": "2025-03-31", "end": "2025-07-31"},
                ]
            ),
            "absences_overlap",
            "contracts.0.suspensions.1.start",
        ),
        (
            GOOD
            | {
                "neutral_periods": [
                    {"kind": "sickness", "start": "2024-03-05", "end": "2024-03-08"},
                    {"kind": "training", "start": "2024-03-01", "end": "2024-03-31"},
                ]
            },
            "absences_overlap",
            "neutral_periods.0.start",
        ),
        ("words", "not_a_record", ""),
    ],
)
def test_a_wrong_datum_is_named_at_its_field(data, code, field):
    assert (code, field) in problems(data)


def test_a_good_record_has_no_problem():
    assert problems(GOOD) == set()


def test_what_was_typed_is_quoted_and_cut_short():
    finding = read(GOOD | {"birth": "x" * 500}).findings[0]
    assert len(finding.sentence.say()) < 150


def test_a_blocking_problem_gives_an_open_answer_that_says_what_to_complete():
    result = compute(read(with_contract(end="2024-12-31")).situation)
    assert result.eligibility.is_open
    assert result.figures is None
    assert result.eligibility.missing


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12) | st.dates().map(str),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)
FIELDS = [
    *GOOD["contracts"][0],
    "wages",
    "bonuses",
    "nature",
    "work_time_ratio",
    "weekly_hours",
    "procedure_start",
]


@settings(max_examples=150, deadline=None, derandomize=True)
@given(
    st.dictionaries(st.sampled_from(FIELDS), ANYTHING),
    st.dictionaries(
        st.sampled_from(
            ["birth", "contracts", "registered_on", "provenance", "waiting_served_on", "payment_month"]
        ),
        ANYTHING,
        max_size=1,
    ),
)
def test_nothing_a_person_types_makes_it_raise(contract, person):
    reading = read(with_contract(**contract) | person)
    if reading.situation is None:
        assert reading.findings
    else:
        json.dumps(compute(reading.situation).to_json())
