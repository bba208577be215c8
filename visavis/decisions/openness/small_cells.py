"""Small-cell protection of a table of counts.

Source: secrecy rule of French public statistics for household data, threshold of 11 units (law 51-711 of
7 June 1951, article 6; practice of the INSEE guide on statistical confidentiality).

In plain words: a cell about 1 to 10 people is hidden. If that leaves a single hidden cell in a row or in a
column, subtraction would reveal it, so the smallest shown cell beside it is hidden too. Totals are cells of
their row and of their column: whoever publishes them puts them in the table.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

THRESHOLD = 11

Table = Mapping[tuple[str, str], "Cell"]
Place = tuple[str, tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Cell:
    """One count: how many acts, by how many different people."""

    acts: int
    people: int

    def __post_init__(self) -> None:
        if self.acts < 0 or self.people < 0:
            raise ValueError("counts are not negative")


def publishable(table: Table, threshold: int = THRESHOLD) -> dict[tuple[str, str], int | None]:
    """Acts per cell (row, column), None where hidden. Only what is in the table may be shown.

    Raises ValueError when the threshold is under 2.
    """
    if threshold < 2:
        raise ValueError("a threshold under 2 protects nobody")
    hidden = {key for key, cell in table.items() if 0 < cell.people < threshold}
    while extra := _revealed_by_subtraction(table, hidden):
        hidden.add(extra)
    return {key: None if key in hidden else cell.acts for key, cell in table.items()}


def publishable_together(
    tables: Mapping[str, Table], same: Sequence[tuple[Place, Place]], threshold: int = THRESHOLD
) -> dict[str, dict[tuple[str, str], int | None]]:
    """Several tables with counts in common: `same` pairs the places (table, cell) that hold one count twice.

    What one table hides, no other shows: each is protected again until nothing more has to be hidden.
    """
    pairs = {*same, *((there, here) for here, there in same)}
    forced: set[Place] = set()
    while True:
        shown = {
            name: publishable(
                {key: _as_if((name, key) in forced, cell) for key, cell in table.items()}, threshold
            )
            for name, table in tables.items()
        }
        more = {
            there
            for here, there in pairs
            if shown[here[0]][here[1]] is None and shown[there[0]][there[1]] is not None
        }
        if not more - forced:
            return shown
        forced |= more


def _as_if(hidden: bool, cell: Cell) -> Cell:
    """A cell that must not be shown, whoever it is about."""
    return Cell(cell.acts, 1) if hidden else cell


def _revealed_by_subtraction(table: Table, hidden: set[tuple[str, str]]) -> tuple[str, str] | None:
    """One more cell to hide: the smallest shown neighbour of a hidden cell alone in its line."""
    lines: tuple[Callable[[tuple[str, str]], str], ...] = (lambda key: key[0], lambda key: key[1])
    for line_of in lines:
        for line in sorted({line_of(key) for key in hidden}):
            cells = [key for key in table if line_of(key) == line]
            if sum(key in hidden for key in cells) != 1:
                continue
            shown = [key for key in cells if key not in hidden and table[key].acts > 0]
            if shown:
                return min(shown, key=lambda key: (table[key].acts, key))
    return None
