"""How often a frozen computation and the official decision part, by the end of the contract; small cells hidden."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from visavis.decisions.openness import Cell, publishable
from visavis.rooms.rights.door import outcomes

SAME, PARTS, ALL = "same", "parts", "all"
EMPTY = Cell(0, 0)


@dataclass(frozen=True, slots=True)
class Rate:
    """One situation: decisions compared, how many part, of a hundred; None where fewer than eleven people."""

    situation: str
    decisions: int | None
    parts: int | None

    @property
    def share(self) -> int | None:
        """Of a hundred decisions, how many part."""
        return None if self.parts is None or not self.decisions else round(100 * self.parts / self.decisions)


def error_rates() -> Sequence[Rate]:
    """One line a situation, then all together. Nothing while nobody compared a decision."""
    found = {(situation, gap): Cell(count, people) for situation, gap, count, people in outcomes()}
    situations = list(dict.fromkeys(situation for situation, _gap in found))
    cells = {
        (situation, gap): found.get((situation, gap), EMPTY)
        for situation in situations
        for gap in (SAME, PARTS)
    }
    for situation in situations:
        cells[situation, ALL] = _together(cells[situation, gap] for gap in (SAME, PARTS))
    for gap in (SAME, PARTS, ALL):
        cells[ALL, gap] = _together(cells[situation, gap] for situation in situations)
    shown = publishable(cells)
    lines = [*situations, ALL] if situations else []
    return [Rate(words_of(line), shown[line, ALL], shown[line, PARTS]) for line in lines]


def _together(cells: Iterable[Cell]) -> Cell:
    listed = list(cells)
    return Cell(sum(cell.acts for cell in listed), max((cell.people for cell in listed), default=0))


def words_of(situation: str) -> str:
    """The end of a contract in words."""
    words = {
        ALL: _("Ensemble"),
        "end_of_fixed_term": _("Fin de CDD"),
        "dismissal": _("Licenciement"),
        "dismissal_economic": _("Licenciement économique"),
        "dismissal_misconduct": _("Licenciement pour faute"),
        "rupture_conventionnelle": _("Rupture conventionnelle"),
        "resignation_legitimate": _("Démission, motif reconnu"),
        "resignation_reason_unknown": _("Démission, motif à voir"),
        "resignation_not_legitimate": _("Démission, autre motif"),
    }
    return words.get(situation, _("Autre fin"))
