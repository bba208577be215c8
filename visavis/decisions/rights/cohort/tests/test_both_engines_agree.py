"""The scalar engine and the columns find the same, to the cent and to the day: on random lives, and on chosen ones."""

from dataclasses import fields, replace
from datetime import date, timedelta
from decimal import Decimal

import numpy as np
import pytest
from hypothesis import HealthCheck, example, given, settings

from visavis.decisions.rights import Bonus, Contract, EndReason, Nature, Situation, compute
from visavis.decisions.rights.cohort import (
    CANNOT_SAY,
    Routed,
    cohort_of,
    decide,
    deciding,
    months,
    situations_of,
)
from visavis.decisions.rights.cohort import figures as tables
from visavis.decisions.rights.cohort.days import MONTH_OF, MONTH_STARTS, ages, dated, numbered
from visavis.decisions.rights.cohort.tests.comparing import compared
from visavis.decisions.rights.cohort.tests.lives import ordinary_lives, random_lives
from visavis.decisions.rights.situation import PreviousRight, Suspension, SuspensionKind
from visavis.decisions.rights.tests.strategies import (
    eventful_lives,
    lives_told_month_by_month,
)
from visavis.decisions.rights.tests.strategies import ordinary_lives as drawn_lives
from visavis.decisions.shared.money import Money
from visavis.decisions.shared.periods import age_on

SEED, BLOCK, BLOCKS = 11, 1000, 10
TRIES = settings(
    max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)


def a_job(start: str, end: str, **told) -> Contract:
    values = {
        "nature": Nature.CDD,
        "end_reason": EndReason.END_OF_FIXED_TERM,
        "gross_monthly": Money(210_000),
    }
    return Contract(date.fromisoformat(start), date.fromisoformat(end), **(values | told))


def a_life(*jobs: Contract, **told) -> Situation:
    return Situation(**({"birth": date(1985, 3, 1), "contracts": jobs} | told))


@pytest.mark.parametrize("block", range(BLOCKS))
def test_ten_thousand_random_lives_give_the_same_result(block):
    found = compared(random_lives(BLOCK, SEED, block))
    assert found.differences == []
    assert sum(found.routed.values()) < BLOCK * 0.12
    assert len(found.by_text) >= 6
    assert found.amounts > BLOCK * 0.5


def test_ordinary_lives_are_all_covered():
    found = compared(ordinary_lives(300, SEED, by_month=0.5))
    assert found.differences == []
    assert not found.routed


@TRIES
@given(drawn_lives())
def test_an_ordinary_life_gives_the_same_result(life):
    assert compared(cohort_of([life])).differences == []


@TRIES
@given(lives_told_month_by_month())
def test_a_life_told_month_by_month_gives_the_same_result(life):
    assert compared(cohort_of([life])).differences == []


@TRIES
@given(eventful_lives())
@example(a_life(a_job("2024-02-29", "2024-02-29")))
@example(a_life(a_job("2020-01-01", "2021-12-31"), a_job("2022-01-03", "2022-02-28")))
def test_an_eventful_life_gives_the_same_result(life):
    assert compared(cohort_of([life])).differences == []


CHOSEN = {
    "one day": a_life(a_job("2025-05-05", "2025-05-05")),
    "two thousand jobs of one day": a_life(
        *(
            a_job(day := str(date(2018, 1, 1) + timedelta(days=rank)), day, employer=str(rank))
            for rank in range(0, 3000, 3)
            for _ in (0, 1)
        )
    ),
    "sixty employers at once": a_life(
        *(a_job("2024-01-01", f"2025-0{1 + rank % 9}-15", employer=str(rank)) for rank in range(60))
    ),
    "a last job too short, an earlier one that may do": a_life(
        a_job("2023-01-02", "2025-04-30"),
        a_job(
            "2025-05-05", "2025-05-20", end_reason=EndReason.TRIAL_ENDED_BY_EMPLOYER, nature=Nature.CDI
        ),
        birth=date(1970, 3, 1),
        registered_on=date(2025, 6, 1),
    ),
    "nothing left of the twelve months": a_life(a_job("2014-01-01", "2015-03-31"), a_job("2016-05-02", "2016-05-20")),
    "an earlier job ended before any text is held": a_life(
        a_job("1998-01-01", "2008-05-31"), a_job("2025-05-05", "2025-05-20")
    ),
    "half a month named before the months of thirty days": a_life(
        a_job("2023-01-01", "2024-12-31"), payment_month=date(2025, 5, 1)
    ),
    "an earlier end by CSP": a_life(
        a_job("2023-01-01", "2025-05-31", nature=Nature.CDI, end_reason=EndReason.CSP),
        a_job("2025-06-02", "2025-06-10"),
        registered_on=date(2025, 6, 12),
    ),
    "a severance ended before July 2014": a_life(
        a_job("2005-01-01", "2014-06-02", nature=Nature.CDI, end_reason=EndReason.RUPTURE_CONVENTIONNELLE,
              severance_paid=Money(2_000_000)),
        a_job("2014-06-05", "2014-08-31"),
    ),
    "a bonus beyond the end": a_life(
        a_job("2024-01-01", "2025-05-31", bonuses=(Bonus(Money(90_000), "", date(2025, 1, 1), date(2025, 12, 31)),))
    ),
    "absences in a job told by month": a_life(
        a_job(
            "2024-01-01",
            "2025-05-31",
            gross_monthly=None,
            wages={date(2024 + rank // 12, rank % 12 + 1, 1): Money(200_000) for rank in range(17) if rank != 3},
            suspensions=(Suspension(SuspensionKind.MATERNITY, date(2024, 3, 20), date(2024, 7, 9)),),
        )
    ),
    "two absences that share days": a_life(
        a_job("2024-01-01", "2025-05-31", suspensions=(
            Suspension(SuspensionKind.SICKNESS, date(2024, 3, 10), date(2024, 4, 20)),
            Suspension(SuspensionKind.UNPAID_LEAVE, date(2024, 3, 1), date(2024, 3, 31)),
        ))
    ),
    "an absence inside another, told by month": a_life(
        a_job("2024-01-01", "2025-05-31", gross_monthly=None,
              wages={date(2024 + rank // 12, rank % 12 + 1, 1): Money(200_000) for rank in range(17)},
              suspensions=(
                  Suspension(SuspensionKind.SABBATICAL, date(2024, 3, 5), date(2024, 3, 9)),
                  Suspension(SuspensionKind.MATERNITY, date(2024, 3, 1), date(2024, 7, 9)),
                  Suspension(SuspensionKind.SICKNESS, date(2024, 3, 1), date(2024, 7, 9)),
              ))
    ),
    "two trainings that share days": a_life(
        a_job("2024-01-01", "2024-06-30"), a_job("2025-03-03", "2025-05-31"),
        neutral_periods=(
            Suspension(SuspensionKind.TRAINING, date(2024, 9, 2), date(2024, 12, 20)),
            Suspension(SuspensionKind.SICKNESS, date(2024, 8, 20), date(2024, 9, 10)),
            Suspension(SuspensionKind.TRAINING, date(2024, 12, 1), date(2025, 1, 31)),
        ),
    ),
    "a rest": a_life(a_job("2023-01-01", "2025-05-31"), previous_right=PreviousRight(Money(3000), 40)),
}  # fmt: skip


@pytest.mark.parametrize("life", CHOSEN.values(), ids=CHOSEN.keys())
def test_a_chosen_life_gives_the_same_result(life):
    found = compared(cohort_of([life]))
    assert found.differences == []
    assert not found.routed


def test_all_chosen_lives_together_give_what_each_gives_alone():
    whole = decide(cohort_of(list(CHOSEN.values())))
    for row, life in enumerate(CHOSEN.values()):
        alone = decide(cohort_of([life]))
        assert whole.daily_net[row] == alone.daily_net[0]
        assert whole.verdict[row] == alone.verdict[0]


ROUTED = {
    Routed.UNREADABLE: a_life(a_job("2025-05-31", "2025-05-01")),
    Routed.TOO_FINE: a_life(a_job("2024-01-01", "2025-05-31", work_time_ratio=Decimal(1) / 3)),
    Routed.TOO_LARGE: a_life(
        a_job("2024-01-01", "2025-05-31", bonuses=(Bonus(Money(100_000_000)),) * 12, severance_paid=Money(0))
    ),
}


@pytest.mark.parametrize("why", ROUTED, ids=lambda why: why.name.lower())
def test_what_the_columns_are_not_sure_of_goes_to_the_scalar_engine_with_its_reason(why):
    found = decide(cohort_of([a_life(a_job("2024-01-01", "2025-05-31")), ROUTED[why]]))
    assert found.routed.tolist() == [Routed.COVERED, why]
    assert found.covered.tolist() == [True, False]


def test_a_month_told_twice_goes_to_the_scalar_engine():
    cohort = cohort_of(
        [a_life(a_job("2025-01-01", "2025-05-31", gross_monthly=None, wages={date(2025, 1, 1): Money(1)}))]
    )
    twice = cohort.wages.take(np.array([0, 0]))
    assert decide(replace(cohort, wages=twice)).routed.tolist() == [Routed.MONTH_TWICE]


def test_nobody_gives_nothing():
    found = decide(cohort_of([]))
    assert len(found) == 0
    assert list(months(found)) == [] or all(len(one) == 0 for one in months(found))


def test_columns_become_the_same_situations_again():
    lives = [replace(life, previous_right=None) for life in situations_of(random_lives(200, SEED, 99))]
    assert list(situations_of(cohort_of(lives))) == lives


def test_the_months_of_each_right_add_up_to_it():
    found = decide(ordinary_lives(500, SEED))
    days = np.zeros(len(found), np.int64)
    for month in months(found):
        np.add.at(days, month.of, month.days)
    assert (days == np.where(found.figures, found.duration_days, 0)).all()


def test_nothing_is_a_float():
    found = decide(random_lives(500, SEED))
    kinds = {getattr(found, one.name).dtype.kind for one in fields(found)}
    assert kinds == {"i", "b"}


def test_a_large_cohort_gives_what_its_parts_give(monkeypatch):
    cohort = random_lives(700, SEED, 5)
    whole = decide(cohort)
    monkeypatch.setattr(deciding, "AT_ONCE", 64)
    parts = decide(cohort)
    assert all((getattr(whole, one.name) == getattr(parts, one.name)).all() for one in fields(whole))


def test_the_comparison_can_fail(monkeypatch):
    figure = tables.figure("fixed_part")
    wrong = replace(figure, values=figure.values + 1)
    monkeypatch.setattr(
        "visavis.decisions.rights.cohort.amounts.figure",
        lambda name: wrong if name == "fixed_part" else tables.figure(name),
    )
    assert compared(ordinary_lives(40, SEED)).differences


def test_a_right_without_any_paid_day_is_not_said_to_be_open():
    life = CHOSEN["nothing left of the twelve months"]
    assert not compute(life).eligibility.is_yes
    assert decide(cohort_of([life])).verdict.tolist() == [CANNOT_SAY]


@pytest.mark.parametrize("text", ["1900-01-01", "2000-02-29", "2024-02-29", "2100-12-31"])
def test_a_day_has_a_number_and_a_number_its_day(text):
    day = date.fromisoformat(text)
    assert dated(numbered(day)) == day
    assert MONTH_STARTS[MONTH_OF[numbered(day)]] == numbered(day.replace(day=1))
    assert ages(np.array([numbered(date(1972, 2, 29))]), np.array([numbered(day)])) == age_on(
        date(1972, 2, 29), day
    )
