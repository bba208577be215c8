"""Lines of a file as the columns of a cohort: Arrow on one side, whole numbers on the other.

One line a record: `person` on each, the lines of one person together. `record` is `contract` when nothing is written;
a `wage`, `bonus` or `absence` belongs to the contract above it; `apart` is a period between contracts. What is told
of the person herself is read on her first line.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from visavis.decisions.rights.cohort import Cohort
from visavis.decisions.rights.cohort.columns import (
    CSG_RATES,
    GROUNDS,
    HOURS_SCALE,
    KINDS,
    NATURES,
    PARTS_SCALE,
    RATIO_SCALE,
    REASONS,
    Absences,
    Bonuses,
    Contracts,
    Persons,
    Wages,
)
from visavis.decisions.rights.cohort.days import DAY_OF_MONTH, EPOCH, MISSING, numbered
from visavis.decisions.rights.end_codes import end_codes
from visavis.decisions.rights.situation import EndReason, Nature
from visavis.decisions.shared.money import Rounding, to_cents

RECORDS = ("contract", "wage", "bonus", "absence", "apart")
CONTRACT, WAGE, BONUS, ABSENCE, APART = range(len(RECORDS))
NEEDED = ("person", "birth", "start", "end")
WORDS: dict[str, tuple] = {
    "record": RECORDS,
    "csg_rate": CSG_RATES,
    "nature": NATURES,
    "end_reason": REASONS,
    "resignation_ground": GROUNDS,
    "kind": KINDS,
}
DAYS = ("birth", "registered_on", "waiting_served_on", "payment_month", "start", "end", "procedure_start")
MONEY = (
    "kept_job_gross",
    "tax_income",
    "gross_monthly",
    "accrued_leave_indemnity",
    "supra_legal_indemnity",
    "severance_paid",
    "amount",
)
SCALED = {
    "tax_parts": PARTS_SCALE,
    "work_time_ratio": RATIO_SCALE,
    "weekly_hours": HOURS_SCALE,
    "previous_right_days_left": 1,
}
FLAGS = (
    "overseas",
    "previous_rights",
    "other_job_kept",
    "absences",
    "in_training",
    "mayotte",
    "alsace_moselle",
    "resignation_proved",
)
COLUMNS = ("person", *WORDS, *DAYS, *MONEY, *SCALED, *FLAGS)
TRUE, FALSE = {"true", "1", "yes", "oui"}, {"false", "0", "no", "non"}
CDD, CDI = NATURES.index(Nature.CDD), NATURES.index(Nature.CDI)
TERM, ANY_OTHER = REASONS.index(EndReason.END_OF_FIXED_TERM), REASONS.index(EndReason.OTHER)

Whole = np.ndarray


@dataclass(slots=True)
class Read:
    """A cohort, the name of each of its persons, and what was refused: (name, field, what was written or missing)."""

    cohort: Cohort
    names: list[str]
    refused: list[tuple[str, str, str]] = field(default_factory=list)


def read(lines: pa.Table) -> Read:
    """The persons of whole lines. One cell that cannot be read refuses its person, and nobody else."""
    reader = _Lines(lines)
    cohort = reader.cohort()
    if not reader.bad:
        return Read(cohort, reader.names)
    kept = np.ones(len(reader.names), bool)
    kept[[reader.person[row] for row, _, _ in reader.bad]] = False
    told = [(reader.names[reader.person[row]], name, written) for row, name, written in sorted(reader.bad)]
    return Read(cohort.keep(kept), [one for one, good in zip(reader.names, kept, strict=True) if good], told)


class _Lines:
    """Lines as arrays of whole numbers, each column when it is asked for; cells that cannot be read are noted."""

    def __init__(self, lines: pa.Table) -> None:
        self.lines, self.bad = lines.combine_chunks(), set[tuple[int, str, str]]()
        names = self.lines["person"].cast(pa.string()).combine_chunks().fill_null("")
        new = np.ones(len(names), bool)
        if len(names):
            new[1:] = pc.not_equal(names[1:], names[:-1]).to_numpy(zero_copy_only=False)
        self.firsts, self.person = np.flatnonzero(new), np.cumsum(new) - 1
        self.names = names.take(pa.array(self.firsts)).to_pylist()
        self.record = self.words("record", CONTRACT)

    def cohort(self) -> Cohort:
        """All that was told, a table of each."""
        contracts = np.flatnonzero(self.record == CONTRACT)
        owner = np.cumsum(self.record == CONTRACT) - 1
        self._orphans(contracts, owner)
        start, end = self.days("start"), self.days("end")
        self._needed("birth", self.firsts, self.days("birth"))
        for name, cells in (("start", start), ("end", end)):
            self._needed(name, np.flatnonzero(self.record != BONUS) if name == "start" else contracts, cells)
        return Cohort(
            self._persons(),
            self._contracts(contracts, start, end),
            self._wages(owner, start),
            self._bonuses(owner, start, end),
            self._periods(ABSENCE, owner, start, end),
            self._periods(APART, self.person, start, end),
        )

    def _orphans(self, contracts: Whole, owner: Whole) -> None:
        """A wage, a bonus or an absence without its contract above."""
        rows = np.flatnonzero((self.record != CONTRACT) & (self.record != APART))
        if not len(rows):
            return
        owners = (
            self.person[contracts[np.maximum(owner[rows], 0)]] if len(contracts) else np.full(len(rows), -1)
        )
        for row in rows[(owner[rows] < 0) | (owners != self.person[rows])].tolist():
            self.bad.add((row, "record", "no contract above"))

    def _needed(self, name: str, rows: Whole, cells: Whole) -> None:
        for row in rows[cells[rows] == MISSING].tolist():
            if not any((row, name) == one[:2] for one in self.bad):
                self.bad.add((row, name, "missing"))

    def _persons(self) -> Persons:
        at = self.firsts
        return Persons(
            birth=self.days("birth")[at],
            registered_on=self.days("registered_on")[at],
            csg_rate=self.words("csg_rate")[at],
            **{name: self.flags(name)[at] for name in FLAGS[:5]},
            waiting_served_on=self.days("waiting_served_on")[at],
            payment_month=_first_of_month(self.days("payment_month")[at]),
            mayotte=self.flags("mayotte")[at],
            kept_job_gross=self.money("kept_job_gross")[at],
            rest_days=self.scaled("previous_right_days_left")[at],
            alsace_moselle=self.flags("alsace_moselle")[at],
            tax_income=self.money("tax_income")[at],
            tax_parts=_or(self.scaled("tax_parts")[at], PARTS_SCALE),
        )

    def _contracts(self, rows: Whole, start: Whole, end: Whole) -> Contracts:
        of = self.person[rows]
        reason = _or(self.words("end_reason")[rows], ANY_OTHER)
        firsts = np.searchsorted(of, np.arange(len(self.firsts)))
        return Contracts(
            of=of,
            told=np.arange(len(rows)) - firsts[of],
            start=start[rows],
            end=end[rows],
            nature=_or(self.words("nature")[rows], np.where(reason == TERM, CDD, CDI)),
            reason=reason,
            gross=self.money("gross_monthly")[rows],
            ratio=_or(self.scaled("work_time_ratio")[rows], RATIO_SCALE),
            weekly_hours=self.scaled("weekly_hours")[rows],
            procedure_start=self.days("procedure_start")[rows],
            leave_indemnity=_or(self.money("accrued_leave_indemnity")[rows], 0),
            supra_legal=_or(self.money("supra_legal_indemnity")[rows], 0),
            severance=self.money("severance_paid")[rows],
            ground=self.words("resignation_ground")[rows],
            proved=self.flags("resignation_proved")[rows],
        )

    def _wages(self, owner: Whole, start: Whole) -> Wages:
        rows = np.flatnonzero(self.record == WAGE)
        of, month = owner[rows], _first_of_month(start[rows])
        order = np.lexsort((month, of))
        return Wages(of[order], month[order], self._amounts(rows)[order])

    def _bonuses(self, owner: Whole, start: Whole, end: Whole) -> Bonuses:
        rows = np.flatnonzero(self.record == BONUS)
        return Bonuses(owner[rows], self._amounts(rows), start[rows], end[rows])

    def _amounts(self, rows: Whole) -> Whole:
        if not len(rows):
            return rows
        amounts = self.money("amount")
        self._needed("amount", rows, amounts)
        return amounts[rows]

    def _periods(self, record: int, owner: Whole, start: Whole, end: Whole) -> Absences:
        rows = np.flatnonzero(self.record == record)
        if not len(rows):
            return Absences(rows, rows, rows, rows)
        kind = self.words("kind")
        self._needed("kind", rows, kind)
        self._needed("end", rows, end)
        return Absences(owner[rows], np.maximum(kind[rows], 0), start[rows], end[rows])

    def days(self, name: str) -> Whole:
        """Dates, or months as their first day."""
        return self._column(name, _days_at_once, _one_day)

    def money(self, name: str) -> Whole:
        """Euros as cents."""
        return self._column(name, lambda cells: _scaled_at_once(cells, 100, 2), _one_amount)

    def scaled(self, name: str) -> Whole:
        """Numbers as whole multiples of their scale."""
        scale = SCALED[name]
        digits = len(str(scale)) - 1
        return self._column(
            name, lambda cells: _scaled_at_once(cells, scale, digits), lambda cell: _one_number(cell, scale)
        )

    def flags(self, name: str) -> Whole:
        """Yes or no; no when nothing is written."""
        return self._column(name, _flags_at_once, _one_flag) == 1

    def words(self, name: str, default: int = MISSING) -> Whole:
        """One of a few words, as its rank."""
        among = tuple(str(one) for one in WORDS[name])
        one = _reason_rank if name == "end_reason" else among.index
        ranks = self._column(name, lambda cells: _words_at_once(cells, among), one)
        return _or(ranks, default)

    def _column(self, name: str, at_once: Callable[[pa.Array], Whole], one: Callable[[Any], int]) -> Whole:
        """The whole column at once; cell by cell when one of them cannot be read."""
        if name not in self.lines.column_names:
            return np.full(len(self.lines), MISSING, np.int64)
        cells = self.lines[name].combine_chunks()
        try:
            return at_once(cells)
        except (pa.ArrowInvalid, pa.ArrowNotImplementedError, ValueError):
            return np.array(
                [self._cell(name, row, cell, one) for row, cell in enumerate(cells.to_pylist())], np.int64
            )

    def _cell(self, name: str, row: int, cell: Any, one: Callable[[Any], int]) -> int:
        if cell is None or cell == "":
            return MISSING
        try:
            return one(cell.strip() if isinstance(cell, str) else cell)
        except (ValueError, TypeError, InvalidOperation, OverflowError):
            self.bad.add((row, name, str(cell)[:60]))
            return MISSING


def _or(cells: Whole, default: int | Whole) -> Whole:
    return np.where(cells == MISSING, default, cells)


def _first_of_month(days: Whole) -> Whole:
    known = np.clip(days, 0, len(DAY_OF_MONTH) - 1)
    return np.where((days >= 0) & (days == known), days - DAY_OF_MONTH[known], days)


def _filled(cells: pa.Array) -> Whole:
    return cells.cast(pa.int64()).fill_null(MISSING).to_numpy(zero_copy_only=False).astype(np.int64)


def _days_at_once(cells: pa.Array) -> Whole:
    if pa.types.is_string(cells.type):
        cells = pc.if_else(
            pc.equal(pc.utf8_length(cells), 7), pc.binary_join_element_wise(cells, "01", "-"), cells
        )
    numbers = cells.cast(pa.date32()).cast(pa.int32())
    return _filled(pc.add(numbers.cast(pa.int64()), EPOCH))


def _scaled_at_once(cells: pa.Array, scale: int, digits: int) -> Whole:
    if pa.types.is_integer(cells.type):
        return _filled(pc.multiply_checked(cells.cast(pa.int64()), scale))
    if pa.types.is_floating(cells.type):
        raise ValueError("floats are read one by one, as they are written")
    if pa.types.is_string(cells.type):
        cells = pc.replace_substring(cells, ",", ".")
    exact = cells.cast(pa.decimal128(18, digits))
    whole = pc.multiply(exact, pa.scalar(scale, pa.decimal128(8, 0)))
    return _filled(whole.cast(pa.decimal128(38, 0)))


def _flags_at_once(cells: pa.Array) -> Whole:
    if not pa.types.is_boolean(cells.type):
        raise ValueError("words are read one by one")
    return _filled(cells.cast(pa.int8()))


def _reason_rank(told: str | int) -> int:
    """The rank of a reason told in a word or by the code of a declaration; a reader of CSV takes `011` for eleven."""
    written = f"{told:03}" if isinstance(told, int) else told
    if (known := end_codes().get(written)) is not None:
        return REASONS.index(known.reason)
    return REASONS.index(EndReason(written))


def _words_at_once(cells: pa.Array, among: tuple[str, ...]) -> Whole:
    ranks = pc.index_in(cells.cast(pa.string()), value_set=pa.array(among))
    if ranks.null_count > cells.null_count:
        raise ValueError("a word is not in the list")
    return _filled(ranks)


def _one_day(cell: Any) -> int:
    if isinstance(cell, date):
        return numbered(cell)
    return numbered(date.fromisoformat(f"{cell}-01" if len(cell) == 7 else cell))


def _decimal(cell: Any) -> Decimal:
    number = Decimal(str(cell).replace(",", ".").replace(" ", ""))
    if isinstance(cell, bool) or not number.is_finite() or abs(number) > 10**12:
        raise ValueError("not a number")
    return number


def _one_amount(cell: Any) -> int:
    return to_cents(_decimal(cell), Rounding.NEAREST)


def _one_number(cell: Any, scale: int) -> int:
    scaled = _decimal(cell) * scale
    if scaled != int(scaled):
        raise ValueError(f"finer than 1/{scale}")
    return int(scaled)


def _one_flag(cell: Any) -> int:
    word = str(cell).lower()
    if word not in TRUE | FALSE:
        raise ValueError("neither yes nor no")
    return int(word in TRUE)


def whole_persons(batches: Iterator[pa.RecordBatch], rows: int) -> Iterator[pa.Table]:
    """The lines in tables of some `rows` at least, each person whole in one of them."""
    held: list[pa.RecordBatch] = []
    for batch in batches:
        held.append(batch)
        if sum(map(len, held)) >= rows:
            whole, rest = _cut(pa.Table.from_batches(held))
            if len(whole):
                yield whole
            held = rest.to_batches()
    if held:
        yield pa.Table.from_batches(held)


def _cut(lines: pa.Table) -> tuple[pa.Table, pa.Table]:
    """All but the last person, who may go on in the next lines."""
    names = lines["person"].cast(pa.string()).fill_null("")
    other = pc.not_equal(names, names[-1]).to_numpy()
    ends = int(np.flatnonzero(other)[-1]) + 1 if other.any() else 0
    return lines.slice(0, ends), lines.slice(ends)
