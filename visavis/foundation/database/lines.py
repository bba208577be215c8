"""Lines of a file that is read in, and what the reading says at the end: counts, each refused line with its reason."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a file: its number, its fields, and why it cannot be used (empty when it can)."""

    number: int
    fields: dict[str, str]
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Refused:
    """A line that was not taken, and why."""

    table: str
    line: int
    why: str

    def __str__(self) -> str:
        return f"{self.table}, line {self.line}: {self.why}"


@dataclass(slots=True)
class Outcome:
    """What an import did. `counts` are named numbers; running it again on the same file gives zeros."""

    counts: dict[str, int] = field(default_factory=dict)
    refused: list[Refused] = field(default_factory=list)

    def add(self, name: str, number: int) -> None:
        self.counts[name] = self.counts.get(name, 0) + number


Advance = Callable[[str, int], None]


def nothing(_words: str, _lines: int) -> None:
    """Nobody watches."""
