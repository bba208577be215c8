"""Random but possible lives, for properties that hold for everybody."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

from hypothesis import strategies as st

from visavis.decisions.rights import Bonus, Contract, CsgRate, EndReason, Nature, Situation
from visavis.decisions.rights.situation import PreviousRight, Suspension, SuspensionKind
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


@st.composite
def eventful_lives(draw: st.DrawFn) -> Situation:
    """Lives with absences, days set apart, jobs held together, seasonal work, dismissals, severance, overseas, a rest."""
    life = draw(ordinary_lives())
    last = life.contracts[-1]
    reason = draw(
        st.sampled_from([EndReason.END_OF_FIXED_TERM, EndReason.DISMISSAL, EndReason.RUPTURE_CONVENTIONNELLE])
    )
    started = draw(st.none() | st.integers(1, 400)) if reason is EndReason.DISMISSAL else None
    changed = replace(
        last,
        nature=draw(st.sampled_from([Nature.CDD, Nature.SEASONAL, Nature.CDI]))
        if reason is EndReason.END_OF_FIXED_TERM
        else Nature.CDI,
        end_reason=reason,
        procedure_start=last.end - timedelta(days=started) if started else None,
        severance_paid=draw(st.none() | st.integers(0, 3_000_000).map(Money)),
        suspensions=draw(absences(last)),
    )
    if changed.nature is Nature.CDI and reason is EndReason.END_OF_FIXED_TERM:
        changed = replace(changed, end_reason=EndReason.TRIAL_ENDED_BY_EMPLOYER)
    beside = (
        [replace(last, start=last.start + timedelta(days=1))]
        if draw(st.booleans()) and last.start < last.end
        else []
    )
    rest = PreviousRight(Money(draw(st.integers(1000, 9000))), draw(st.integers(1, 500)), last.start)
    return replace(
        life,
        contracts=(*life.contracts[:-1], changed, *(beside if not changed.suspensions else [])),
        neutral_periods=draw(gaps(life.contracts)),
        overseas=draw(st.booleans()),
        previous_right=draw(st.none() | st.just(rest)),
    )


@st.composite
def absences(draw: st.DrawFn, contract: Contract) -> tuple[Suspension, ...]:
    """None, one or two inside the contract or beyond its ends; two may share days."""
    found = []
    for _ in range(draw(st.sampled_from([0, 0, 1, 2]))):
        first = contract.start + timedelta(days=draw(st.integers(-10, 400)))
        last = first + timedelta(days=draw(st.integers(0, 200)))
        found.append(Suspension(draw(st.sampled_from(SuspensionKind)), first, last))
    return tuple(found)


@st.composite
def gaps(draw: st.DrawFn, contracts: tuple[Contract, ...]) -> tuple[Suspension, ...]:
    """Some of the days between two contracts."""
    found = []
    for before, after in pairwise(contracts):
        first, last = before.end + timedelta(days=1), after.start - timedelta(days=1)
        if first <= last and draw(st.booleans()):
            found.append(Suspension(draw(st.sampled_from(SuspensionKind)), first, last))
            if draw(st.booleans()):
                found.append(Suspension(draw(st.sampled_from(SuspensionKind)), first, last))
    return tuple(found)
