"""The days of contracts inside a period: each day once, whatever the number of employers, absences apart.

Two absences of one contract that share days: each day is taken once, by the first to begin.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from visavis.decisions.rights.situation import Contract, Situation, Suspension, SuspensionKind
from visavis.decisions.rights.tracing import contract_dates, given
from visavis.decisions.shared.explanation import FormulaLine, Input
from visavis.decisions.shared.periods import ONE_DAY, Period, working_days
from visavis.decisions.shared.sentence import Sentence

UNPAID = frozenset({SuspensionKind.UNPAID_LEAVE, SuspensionKind.SABBATICAL, SuspensionKind.BUSINESS_LEAVE})
REBUILT = frozenset(SuspensionKind) - UNPAID
FAR = date(9999, 12, 31)
BEGUN_BEFORE = Sentence("Fin de l'absence commencée avant")
APART_BEFORE = Sentence("Fin de la période commencée avant")
APART_LABELS = {
    "apart": (Sentence("Premier jour mis à part"), Sentence("Dernier jour mis à part")),
    "training": (Sentence("Début de la formation"), Sentence("Fin de la formation")),
}


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


@dataclass(frozen=True, slots=True)
class Absence:
    """The days an absence takes, and its rank where it was told; `after`: the one that keeps them until then."""

    rank: int
    kind: SuspensionKind
    days: Period
    after: tuple[int, date] | None = None


def each_day_once(told: Iterable[tuple[int, Suspension]]) -> Iterator[Absence]:
    """Absences with their ranks, each day under the first to begin (the first told, begun together)."""
    holder: tuple[int, date] | None = None
    for rank, one in sorted(told, key=lambda ranked: ranked[1].start):
        before = holder if holder and one.start <= holder[1] else None
        first = before[1] + ONE_DAY if before else one.start
        if first <= one.end:
            yield Absence(rank, one.kind, Period(first, one.end), before)
            holder = rank, one.end


def absences(
    contract: Contract, counted: Period, kinds: Collection[SuspensionKind]
) -> Iterator[tuple[Absence, Period]]:
    """Absences of these kinds inside the days counted, with the days of them that count."""
    for absence in each_day_once(enumerate(contract.suspensions)):
        inside = counted & absence.days
        if absence.kind in kinds and inside:
            yield absence, inside


def days_absent(contract: Contract, counted: Period, kinds: Collection[SuspensionKind]) -> int:
    """Days of the calendar of a contract under suspensions of these kinds."""
    if not contract.suspensions:
        return 0
    return sum(inside.days for _, inside in absences(contract, counted, kinds))


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
            begun = (
                f"absent_from_{number}, absent_before_{number} + 1"
                if absence.after
                else f"absent_from_{number}"
            )
            first, last = bounds.terms(f"max({begun}, start_{rank})", f"min(absent_to_{number}, end_{rank})")
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


def _absence_inputs(situation: Situation, contract: Contract, absence: Absence, number: int) -> list[Input]:
    path, told = f"{situation.path(contract)}.suspensions", contract.suspensions[absence.rank]
    first = Sentence.of("Début de l'absence {number}", number=number)
    last = Sentence.of("Fin de l'absence {number}", number=number)
    inputs = [
        given(situation, f"{path}.{absence.rank}.start", f"absent_from_{number}", first, told.start),
        given(situation, f"{path}.{absence.rank}.end", f"absent_to_{number}", last, told.end),
    ]
    if absence.after:
        rank, end = absence.after
        inputs.append(given(situation, f"{path}.{rank}.end", f"absent_before_{number}", BEGUN_BEFORE, end))
    return inputs


def apart_terms(situation: Situation, apart: Absence, name: str) -> tuple[str, str, tuple[Input, ...]]:
    """First and last day of a period between contracts as formulas, and their inputs; `name` starts their names."""
    path, rank = "neutral_periods", apart.rank
    told, (start_label, end_label) = situation.neutral_periods[rank], APART_LABELS[name]
    first, last = f"{name}_from_{rank}", f"{name}_to_{rank}"
    inputs = [
        given(situation, f"{path}.{rank}.start", first, start_label, told.start),
        given(situation, f"{path}.{rank}.end", last, end_label, told.end),
    ]
    if not apart.after:
        return first, last, tuple(inputs)
    before, end = apart.after
    inputs.append(given(situation, f"{path}.{before}.end", f"{name}_before_{rank}", APART_BEFORE, end))
    return f"{first}, {name}_before_{rank} + 1", last, tuple(inputs)
