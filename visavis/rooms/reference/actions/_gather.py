"""The step that several imports share: lines of files known by their columns, each taken or refused with its reason."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

from visavis.foundation.database.lines import Advance, Outcome, Refused
from visavis.rooms.reference.editions import Table

Gathered = TypeVar("Gathered")
Part = tuple[frozenset[str], Callable[[Gathered, dict[str, str]], None]]


def gather(
    gathered: Gathered,
    tables: Sequence[Table],
    parts: Mapping[str, Part[Gathered]],
    part_of: Callable[[tuple[str, ...]], str],
    outcome: Outcome,
    advance: Advance,
) -> set[str]:
    """Read every table, in the order of `parts`. Returns the parts met. Raises `ValueError` for an unknown table."""
    parts_met = {table.name: _part(table, part_of) for table in tables}
    met = {name: part for name, part in parts_met.items() if part}
    if not met:
        raise ValueError("no file with known columns was found")
    for table in sorted(
        (table for table in tables if table.name in met), key=lambda table: list(parts).index(met[table.name])
    ):
        take = parts[met[table.name]][1]
        for line in table.lines:
            advance(table.name, 1)
            outcome.add("read", 1)
            try:
                if line.problem:
                    raise ValueError(line.problem)
                take(gathered, {name.strip(): (value or "").strip() for name, value in line.fields.items()})
            except KeyError as missing:
                outcome.refused.append(
                    Refused(table.name, line.number, f"the column {missing.args[0]} is missing")
                )
            except ValueError as problem:
                outcome.refused.append(Refused(table.name, line.number, str(problem)))
    return set(met.values())


def _part(table: Table, part_of: Callable[[tuple[str, ...]], str]) -> str:
    """Which part a table is; empty for one that was only found on the way and is not known."""
    try:
        return part_of(table.columns)
    except ValueError as unknown:
        if not table.named:
            return ""
        raise ValueError(f"{table.name}: {unknown}") from unknown
