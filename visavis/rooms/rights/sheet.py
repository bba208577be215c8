"""Lines with their numbers: what is printed, said aloud and contested, in the same order everywhere."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from visavis.decisions.shared.explanation import Explanation


@dataclass(frozen=True, slots=True)
class Panel:
    """One line, and where it is contested. `number` is its line on paper, `said` what to say on the phone for it."""

    node: Explanation
    contest: str
    number: int = 0
    said: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """Every line of a tool or of a right: those opened one by one, then those of the months."""

    lines: tuple[Panel, ...]
    months: tuple[Panel, ...] = ()

    @property
    def by_code(self) -> dict[str, Panel]:
        """The lines by the codes of their nodes."""
        return {panel.node.code: panel for panel in (*self.lines, *self.months)}


def numbered(trees: Iterable[Explanation]) -> Iterator[Explanation]:
    """Every node of every tree once, in the order of the law: the same trees give the same order."""
    seen: set[str] = set()
    for tree in trees:
        for node in tree.walk():
            if node.code not in seen:
                seen.add(node.code)
                yield node


def sheet_of(
    lines: Iterable[Explanation],
    months: Iterable[Explanation] = (),
    *,
    contest: Callable[[str], str] = lambda code: "",
    number: str = "",
) -> Sheet:
    """The lines numbered from 1, `number` (of the computation) said before each."""
    lines = tuple(lines)
    first = len(list(numbered(lines)))
    panels = [
        Panel(node, contest(node.code), rank, f"{number}-{rank}" if number else "")
        for rank, node in enumerate(numbered((*lines, *months)), 1)
    ]
    return Sheet(tuple(panels[:first]), tuple(panels[first:]))
