"""The days of contracts inside a period: each day once, whatever the number of employers, absences apart."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date

from visavis.decisions.rights.situation import Contract, Situation, Suspension, SuspensionKind
from visavis.decisions.rights.tracing import contract_dates, given
from visavis.decisions.shared.explanation import FormulaLine, Input
from visavis.decisions.shared.periods import Period, days_covered, working_days
from visavis.decisions.shared.sentence import Sentence

UNPAID = frozenset({SuspensionKind.UNPAID_LEAVE, SuspensionKind.SABBATICAL, SuspensionKind.BUSINESS_LEAVE})
REBUILT = frozenset(SuspensionKind) - UNPAID
FAR = date(9999, 12, 31)


@dataclass(frozen=True, slots=True)
class Bounds:
    """First and last day looked at, and their names in formulas (no name: the contract's own last day is enough)."""

    first: date
    last: date = FAR
    first_name: str = "periode"
    last_name: str = ""

    def of(self, contract: Contract) -> Period | None:
        """The days of a contract inside the bounds."""
        first, last = max(contract.start, self.first), min(contract.end, self.last)
        return Period(first, last) if first <= last else None

    def terms(self, first: str, last: str) -> tuple[str, str]:
        """First and last day of what lies inside the bounds, as formulas."""
        return (
            f"max({first}, {self.first_name})",
            f"min({last}, {self.last_name})" if self.last_name else last,
        )


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days of contracts that overlap, with the number of the one it starts with and of the one it ends with."""

    days: Period
    first: int
    last: int


def stretches(contracts: tuple[Contract, ...], bounds: Bounds) -> tuple[Stretch, ...]:
    """The days counted, each once; `contracts` in order of their start, numbered from 1."""
    found: list[Stretch] = []
    for number, contract in enumerate(contracts, 1):
        days = bounds.of(contract)
        before = found[-1] if found else None
        if days is None:
            continue
        if before is None or days.first > before.days.last:
            found.append(Stretch(days, number, number))
        elif days.last > before.days.last:
            found[-1] = Stretch(Period(before.days.first, days.last), before.first, number)
    return tuple(found)


def absences(
    contract: Contract, counted: Period, kinds: Collection[SuspensionKind]
) -> Iterator[tuple[Suspension, Period]]:
    """Suspensions of these kinds inside the days counted, with the days they take."""
    for absence in contract.suspensions:
        inside = counted & Period(absence.start, absence.end)
        if absence.kind in kinds and inside:
            yield absence, inside


def days_absent(contract: Contract, counted: Period, kinds: Collection[SuspensionKind]) -> int:
    """Days of the calendar of a contract under suspensions of these kinds."""
    if not contract.suspensions:
        return 0
    return days_covered(inside for _, inside in absences(contract, counted, kinds))


@dataclass(frozen=True, slots=True)
class Count:
    """A number of days with how it is made: formula, inputs, lines to show."""

    days: int
    formula: str
    inputs: tuple[Input, ...]
    lines: tuple[FormulaLine, ...]


def count(
    situation: Situation,
    contracts: tuple[Contract, ...],
    bounds: Bounds,
    *,
    calendar: bool = False,
    without: Collection[SuspensionKind] = UNPAID,
) -> Count:
    """Worked days of `contracts` inside the bounds, or days of the calendar; absences of some kinds taken off."""
    inputs = [
        one
        for number, contract in enumerate(contracts, 1)
        for one in contract_dates(situation, contract, number)
    ]
    terms, lines, total = [], [], 0
    for stretch in stretches(contracts, bounds):
        first, last = bounds.terms(f"start_{stretch.first}", f"end_{stretch.last}")
        terms.append(_term(first, last, calendar))
        days = _days(stretch.days, calendar)
        lines.append(_line(stretch.days, days))
        total += days
    less = _taken_off(situation, contracts, bounds, calendar, without)
    return Count(
        total - less.days,
        (" + ".join(terms) or "0") + less.formula,
        (*inputs, *less.inputs),
        (*lines, *less.lines),
    )


def _taken_off(
    situation: Situation,
    contracts: tuple[Contract, ...],
    bounds: Bounds,
    calendar: bool,
    kinds: Collection[SuspensionKind],
) -> Count:
    formula, total = "", 0
    inputs: list[Input] = []
    lines: list[FormulaLine] = []
    for rank, contract in enumerate(contracts, 1):
        counted = bounds.of(contract)
        for absence, inside in absences(contract, counted, kinds) if counted else ():
            number = len(lines) + 1
            inputs += _absence_inputs(situation, contract, absence, number)
            first, last = bounds.terms(
                f"max(absent_from_{number}, start_{rank})", f"min(absent_to_{number}, end_{rank})"
            )
            formula += f" - {_term(first, last, calendar)}"
            days = _days(inside, calendar)
            lines.append(_absence_line(inside, days))
            total += days
    return Count(total, formula, tuple(inputs), tuple(lines))


def _term(first: str, last: str, calendar: bool) -> str:
    return f"({last} - {first} + 1)" if calendar else f"working_days({first}, {last})"


def _days(period: Period, calendar: bool) -> int:
    return period.days if calendar else working_days([period])


def _line(counted: Period, days: int) -> FormulaLine:
    return FormulaLine(
        Sentence.of(
            "Du {first} au {last} : {days:jour|jours}", first=counted.first, last=counted.last, days=days
        )
    )


def _absence_line(inside: Period, days: int) -> FormulaLine:
    words = Sentence.of(
        "Absence du {first} au {last} : {days:jour|jours} en moins",
        first=inside.first,
        last=inside.last,
        days=days,
    )
    return FormulaLine(words)


def _absence_inputs(
    situation: Situation, contract: Contract, absence: Suspension, number: int
) -> list[Input]:
    path = f"{situation.path(contract)}.suspensions.{contract.suspensions.index(absence)}"
    first = Sentence.of("Début de l'absence {number}", number=number)
    last = Sentence.of("Fin de l'absence {number}", number=number)
    return [
        given(situation, f"{path}.start", f"absent_from_{number}", first, absence.start),
        given(situation, f"{path}.end", f"absent_to_{number}", last, absence.end),
    ]
