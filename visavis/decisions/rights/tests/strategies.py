"""Random but possible lives, for properties that hold for everybody."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from hypothesis import strategies as st

from visavis.decisions.rights import Bonus, Contract, CsgRate, EndReason, Nature, Situation
from visavis.decisions.shared.money import Money
from visavis.decisions.shared.periods import Period

FIRST_END, START_2024, LAST_END = date(2014, 7, 1), date(2025, 4, 1), date(2026, 12, 31)


@st.composite
def ordinary_lives(draw: st.DrawFn) -> Situation:
    """One to three fixed-term contracts in a row, ended since July 2014, half of them under the text in force."""
    end = draw(st.dates(FIRST_END, LAST_END) | st.dates(START_2024, LAST_END))
    contracts: list[Contract] = []
    for _ in range(draw(st.integers(1, 3))):
        days = draw(st.integers(0, 20) | st.integers(20, 900) | st.integers(200, 900))
        contracts.insert(0, draw(contract(end - timedelta(days=days), end)))
        end = contracts[0].start - timedelta(days=draw(st.integers(1, 200)))
    last = contracts[-1].end
    age_days = draw(st.integers(17 * 366, 61 * 365))
    return Situation(
        birth=last - timedelta(days=age_days),
        contracts=tuple(contracts),
        registered_on=draw(st.none() | st.dates(last, last + timedelta(days=360))),
        csg_rate=draw(st.sampled_from(CsgRate)),
    )


TINY, ORDINARY = st.integers(0, 300), st.integers(50_000, 2_000_000)


@st.composite
def contract(draw: st.DrawFn, start: date, end: date) -> Contract:
    """A contract with a wage (none at all, a few cents, or an ordinary one), maybe bonuses, part time, indemnities."""
    return Contract(
        start=start,
        end=end,
        nature=Nature.CDD,
        end_reason=EndReason.END_OF_FIXED_TERM,
        gross_monthly=Money(draw(st.just(0) | TINY | ORDINARY | ORDINARY)),
        bonuses=tuple(
            draw(st.lists(st.integers(0, 500_000).map(lambda cents: Bonus(Money(cents))), max_size=2))
        ),
        work_time_ratio=draw(st.sampled_from([Decimal(1), Decimal("0.8"), Decimal("0.5"), Decimal("0.001")])),
        weekly_hours=draw(st.none() | st.sampled_from([Decimal(20), Decimal(35), Decimal(39)])),
        accrued_leave_indemnity=Money(draw(TINY | st.integers(0, 500_000))),
        supra_legal_indemnity=Money(draw(TINY | st.integers(0, 3_000_000))),
    )


@st.composite
def lives_told_month_by_month(draw: st.DrawFn) -> Situation:
    """The same lives, each wage told by month, some months silent and some worth nothing."""
    life = draw(ordinary_lives())
    pay = st.none() | st.just(0) | TINY | ORDINARY
    told = [{month: draw(pay) for month in Period(one.start, one.end).months} for one in life.contracts]
    contracts = tuple(
        replace(
            one,
            gross_monthly=None,
            wages={month: Money(cents) for month, cents in wages.items() if cents is not None},
        )
        for one, wages in zip(life.contracts, told, strict=True)
    )
    return replace(life, contracts=contracts)
