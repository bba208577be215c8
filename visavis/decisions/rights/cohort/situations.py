"""From situations to columns, and back: for tests, and for the persons that go to the scalar engine."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar

import numpy as np

from visavis.decisions.rights.cohort.columns import (
    CSG_RATES,
    GROUNDS,
    HOURS_SCALE,
    KINDS,
    NATURES,
    PARTS_SCALE,
    RATIO_SCALE,
    REASONS,
    TOO_FINE,
    Absences,
    Bonuses,
    Cohort,
    Contracts,
    Persons,
    Table,
    Wages,
)
from visavis.decisions.rights.cohort.days import MISSING, dated, numbered
from visavis.decisions.rights.situation import (
    Bonus,
    Contract,
    CsgRate,
    PreviousRight,
    Situation,
    Suspension,
)
from visavis.decisions.shared.explanation import Origin, Provenance
from visavis.decisions.shared.money import Money

Filled = TypeVar("Filled", bound=Table)
Row = tuple[Any, ...]


def cohort_of(situations: Sequence[Situation]) -> Cohort:
    """The columns of these situations, in their order."""
    contracts = [
        (rank, told, one) for rank, life in enumerate(situations) for told, one in enumerate(life.contracts)
    ]
    numbered_contracts = [(row, one) for row, (_, _, one) in enumerate(contracts)]
    return Cohort(
        _filled(Persons, (_person(one) for one in situations)),
        _filled(Contracts, (_contract(*one) for one in contracts)),
        _filled(Wages, (row for rank, one in numbered_contracts for row in _wages(rank, one))),
        _filled(Bonuses, (row for rank, one in numbered_contracts for row in _bonuses(rank, one))),
        _filled(Absences, (row for rank, one in numbered_contracts for row in _apart(rank, one.suspensions))),
        _filled(
            Absences,
            (row for rank, one in enumerate(situations) for row in _apart(rank, one.neutral_periods)),
        ),
    )


def _filled(table: type[Filled], rows: Iterable[Row]) -> Filled:
    """Rows as columns: flags where the table says so, whole numbers elsewhere."""
    columns = list(zip(*rows, strict=True)) or [() for _ in fields(table)]
    kinds = (bool if one.type == "Flags" else np.int64 for one in fields(table))
    return table(*(np.array(column, kind) for column, kind in zip(columns, kinds, strict=True)))


def _person(one: Situation) -> Row:
    rest = one.previous_right
    csg_told = one.origin("csg_rate").origin is not Origin.ASSUMED
    return (
        numbered(one.birth),
        _day(one.registered_on),
        CSG_RATES.index(one.csg_rate) if csg_told else MISSING,
        one.overseas,
        one.previous_rights,
        one.other_job_kept,
        one.absences,
        one.in_training,
        _day(one.waiting_served_on),
        _day(one.payment_month),
        one.mayotte,
        _cents(one.kept_job_gross),
        MISSING if rest is None else rest.days_left,
        one.alsace_moselle,
        _cents(one.tax_income),
        _scaled(one.tax_parts, PARTS_SCALE),
    )


def _contract(person: int, told: int, one: Contract) -> Row:
    return (
        person,
        told,
        numbered(one.start),
        numbered(one.end),
        NATURES.index(one.nature),
        REASONS.index(one.end_reason),
        _cents(one.gross_monthly),
        _scaled(one.work_time_ratio, RATIO_SCALE),
        _scaled(one.weekly_hours, HOURS_SCALE),
        _day(one.procedure_start),
        one.accrued_leave_indemnity.cents,
        one.supra_legal_indemnity.cents,
        _cents(one.severance_paid),
        GROUNDS.index(one.resignation_ground) if one.resignation_ground else MISSING,
        one.resignation_proved,
    )


def _wages(contract: int, one: Contract) -> Iterator[Row]:
    return ((contract, numbered(month), one.wages[month].cents) for month in sorted(one.wages))


def _bonuses(contract: int, one: Contract) -> Iterator[Row]:
    return ((contract, bonus.amount.cents, _day(bonus.start), _day(bonus.end)) for bonus in one.bonuses)


def _apart(owner: int, periods: tuple[Suspension, ...]) -> Iterator[Row]:
    return ((owner, KINDS.index(one.kind), numbered(one.start), numbered(one.end)) for one in periods)


def _day(day: date | None) -> int:
    return MISSING if day is None else numbered(day)


def _cents(amount: Money | None) -> int:
    return MISSING if amount is None else amount.cents


def _scaled(number: Decimal | None, scale: int) -> int:
    if number is None:
        return MISSING
    scaled = number * scale
    return int(scaled) if scaled == int(scaled) else TOO_FINE


def situations_of(cohort: Cohort, rows: Iterable[int] | None = None) -> Iterator[Situation]:
    """The situations of these persons (all of them when nobody says which)."""
    owned = [
        _owned(table, len(cohort.contracts)) for table in (cohort.wages, cohort.bonuses, cohort.suspensions)
    ]
    contracts, apart = _owned(cohort.contracts, len(cohort)), _owned(cohort.apart, len(cohort))
    for row in range(len(cohort)) if rows is None else rows:
        told = sorted(contracts[row], key=lambda one: cohort.contracts.told[one])
        yield _situation(cohort, row, tuple(_one(cohort, one, owned) for one in told), apart[row])


def _owned(table: Any, owners: int) -> list[list[int]]:
    found: list[list[int]] = [[] for _ in range(owners)]
    for rank, owner in enumerate(table.of.tolist()):
        found[owner].append(rank)
    return found


def _situation(cohort: Cohort, row: int, contracts: tuple[Contract, ...], apart: list[int]) -> Situation:
    told = {one.name: getattr(cohort.persons, one.name)[row].item() for one in fields(Persons)}
    rest = told["rest_days"]
    return Situation(
        birth=dated(told["birth"]),
        contracts=contracts,
        registered_on=_as_day(told["registered_on"]),
        csg_rate=CSG_RATES[told["csg_rate"]] if told["csg_rate"] != MISSING else CsgRate.FULL,
        waiting_served_on=_as_day(told["waiting_served_on"]),
        payment_month=_as_day(told["payment_month"]),
        kept_job_gross=_as_money(told["kept_job_gross"]),
        previous_right=None if rest == MISSING else PreviousRight(Money(4000), rest),
        neutral_periods=tuple(_suspension(cohort.apart, one) for one in apart),
        tax_income=_as_money(told["tax_income"]),
        tax_parts=_as_number(told["tax_parts"], PARTS_SCALE) or Decimal(1),
        provenance={} if told["csg_rate"] != MISSING else {"csg_rate": Provenance(Origin.ASSUMED)},
        **{name: told[name] for name in PLAIN},
    )


PLAIN = (
    "overseas",
    "previous_rights",
    "other_job_kept",
    "absences",
    "in_training",
    "mayotte",
    "alsace_moselle",
)


def _one(cohort: Cohort, row: int, owned: list[list[list[int]]]) -> Contract:
    told = {one.name: getattr(cohort.contracts, one.name)[row].item() for one in fields(Contracts)}
    wages, bonuses, suspensions = (rows[row] for rows in owned)
    return Contract(
        start=dated(told["start"]),
        end=dated(told["end"]),
        nature=NATURES[told["nature"]],
        end_reason=REASONS[told["reason"]],
        gross_monthly=_as_money(told["gross"]),
        wages={dated(cohort.wages.month[one]): Money(cohort.wages.pay[one].item()) for one in wages},
        bonuses=tuple(_bonus(cohort.bonuses, one) for one in bonuses),
        work_time_ratio=_as_number(told["ratio"], RATIO_SCALE) or Decimal(0),
        weekly_hours=_as_number(told["weekly_hours"], HOURS_SCALE),
        procedure_start=_as_day(told["procedure_start"]),
        accrued_leave_indemnity=Money(told["leave_indemnity"]),
        supra_legal_indemnity=Money(told["supra_legal"]),
        severance_paid=_as_money(told["severance"]),
        suspensions=tuple(_suspension(cohort.suspensions, one) for one in suspensions),
        resignation_ground=None if told["ground"] == MISSING else GROUNDS[told["ground"]],
        resignation_proved=told["proved"],
    )


def _bonus(table: Bonuses, row: int) -> Bonus:
    amount, start, end = table.amount[row].item(), table.start[row].item(), table.end[row].item()
    return Bonus(Money(amount), "", _as_day(start), _as_day(end))


def _suspension(table: Absences, row: int) -> Suspension:
    return Suspension(KINDS[table.kind[row]], dated(table.start[row]), dated(table.end[row]))


def _as_day(number: int) -> date | None:
    return None if number == MISSING else dated(number)


def _as_money(cents: int) -> Money | None:
    return None if cents == MISSING else Money(cents)


def _as_number(scaled: int, scale: int) -> Decimal | None:
    return None if scaled == MISSING else Decimal(scaled) / scale
