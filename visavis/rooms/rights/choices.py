"""Two choices nobody can undo, each with both ways to the end: capital or months, old right or new one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from visavis.decisions.rights.situation import PreviousRight
from visavis.decisions.rights.trajectories import Comparison, compare_arce, compare_option
from visavis.decisions.shared.explanation import Explanation
from visavis.decisions.shared.money import ZERO
from visavis.foundation.words.show import language
from visavis.rooms.rights.right import Right
from visavis.rooms.rights.sheet import Panel
from visavis.rooms.rights.ways import Beside, both_ways


@dataclass(frozen=True, slots=True)
class Chosen:
    """Whether the choice is open (`answer`, explained), both ways beside, and the warning said loudly; every line."""

    answer: Explanation
    beside: Beside
    warning: str
    lines: tuple[Explanation, ...]
    months: tuple[Explanation, ...]

    def opened(self, panels: Mapping[str, Panel]) -> Chosen:
        """The same, each month with its lines."""
        return replace(self, beside=self.beside.opened(panels))


def arce(base: Right, typed: Mapping[str, Any]) -> Chosen | None:
    """The capital, or the allowance each month. None without figures."""
    figures = base.result.figures
    if figures is None:
        return None
    found = compare_arce(
        base.result,
        rules_on=base.situation.last.end,
        created_on=typed["created_on"],
        days_left=min(typed.get("days_left") or figures.duration_days, figures.duration_days),
        income=typed.get("income") or ZERO,
    )
    return _chosen(found)


def option(base: Right, typed: Mapping[str, Any]) -> Chosen | None:
    """The old right to its end, or the new one at once. None when there is no new right to compare."""
    previous = PreviousRight(typed["daily_gross"], typed["days_left"], typed.get("opened_by"))
    try:
        return _chosen(compare_option(replace(base.situation, previous_right=previous, previous_rights=True)))
    except ValueError:
        return None


def _chosen(found: Comparison) -> Chosen:
    one, other = found.ways
    return Chosen(
        found.answer, both_ways(found), found.warning.say(language()),
        (found.answer, *found.others, *one.summed, *other.summed), (*one.months, *other.months),
    )  # fmt: skip
