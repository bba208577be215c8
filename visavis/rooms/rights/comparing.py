"""A contested line beside the same line computed again, with what that moves: before and after, in words."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from visavis.decisions.rights import compute as decide
from visavis.decisions.rights import read
from visavis.decisions.shared.explanation import Explanation
from visavis.foundation.ui.panel import told
from visavis.rooms.rights.queries import Kept, one, what_changed, whole_tree
from visavis.rooms.rights.situation import situation_of

# The figures a person was told come first after the contested line; then the other lines that move.
MOST = 6
ANNOUNCED = ("droit", "aj", "duree", "premier_jour")


@dataclass(frozen=True, slots=True)
class Compared:
    """Rows of (title, before, after): the contested line first, then those that move, announced figures first."""

    rows: tuple[tuple[str, str, str], ...]

    @property
    def moved(self) -> bool:
        """Does anything come out otherwise?"""
        return any(before != after for _title, before, after in self.rows)


def with_present_facts(computation_id: UUID | None, node: str) -> Compared | None:
    """What computing again today would give. None while the facts are the same, or cannot be read; a
    trial stands on what the person supposed: her file says nothing of it."""
    kept = one(computation_id) if computation_id else None
    if kept is None or kept.simulated or not what_changed(kept.file_id, kept):
        return None
    situation = read(situation_of(kept.file_id)).situation
    return _compared(kept, whole_tree(decide(situation)), node) if situation else None


def between(before_id: UUID | None, after_id: UUID | None, node: str) -> Compared | None:
    """Two kept computations, line against line. None when one cannot be seen."""
    before, after = (one(each) if each else None for each in (before_id, after_id))
    return _compared(before, after.explanation, node) if before and after else None


def _compared(before: Kept, after: Explanation, node: str) -> Compared:
    then = before.explanation
    codes = dict.fromkeys(
        [*ANNOUNCED, *(each.code for each in then.walk()), *(each.code for each in after.walk())]
    )
    others = [_row(then, after, code) for code in codes if code != node]
    moved = [row for row in others if row[1] != row[2]]
    return Compared((_row(then, after, node), *moved[:MOST]))


def _row(then: Explanation, now: Explanation, code: str) -> tuple[str, str, str]:
    before, after = _found(then, code), _found(now, code)
    named = before or after
    return named.title.say(get_language() or "fr") if named else code, _said(before), _said(after)


def _found(tree: Explanation, code: str) -> Explanation | None:
    return next((each for each in tree.walk() if each.code == code), None)


def _said(node: Explanation | None) -> str:
    return told(node) if node else _("absent de ce calcul")
