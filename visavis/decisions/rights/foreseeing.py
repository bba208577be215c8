"""What would change the answer, and what lies between two ends while a datum is unknown: each figure as a line."""

from __future__ import annotations

from collections.abc import Iterable

from visavis.decisions.rights.counterfactuals import changes
from visavis.decisions.rights.effects import Change
from visavis.decisions.rights.intervals import Interval, interval_of_unknown
from visavis.decisions.rights.situation import Situation
from visavis.decisions.shared.explanation import Explanation
from visavis.decisions.shared.sentence import Sentence

NAME = "ce-qui-change"  # of the tool that these lines are
CHANGES = Sentence("Ce qui changerait la réponse")
ENDS = {
    "daily_gross": (Sentence("Par jour, au plus bas"), Sentence("Par jour, au plus haut")),
    "month_net": (Sentence("Par mois, net, au plus bas"), Sentence("Par mois, net, au plus haut")),
    "duration_days": (Sentence("Durée, au plus bas"), Sentence("Durée, au plus haut")),
}
DAYS = "{days:jour|jours}"
TRIED = Sentence("On a essayé chaque valeur possible de ce que nous ne savons pas.")


def lines(situation: Situation) -> tuple[Explanation, ...]:
    """The lines, in the order in which they are said."""
    return (*lines_of_ends(interval_of_unknown(situation)), *lines_of_changes(changes(situation)))


def lines_of_changes(found: Iterable[Change]) -> tuple[Explanation, ...]:
    """One line a change: the days it counts."""
    return tuple(
        Explanation(
            f"change_{each.code}",
            CHANGES,
            each.days,
            (each.sentence,),
            told=Sentence.of(DAYS, days=each.days),
        )
        for each in found
    )


def lines_of_ends(found: Interval | None) -> tuple[Explanation, ...]:
    """One line for the lowest, one for the highest of each figure; none when everything is known."""
    nodes = []
    for name, titles in ENDS.items():
        both = getattr(found, name) if found else None
        for end, title, value in zip(("bas", "haut"), titles, both or (), strict=False):
            told = Sentence.of(DAYS, days=value) if name == "duration_days" else None
            nodes.append(Explanation(f"{name}_{end}", title, value, (TRIED,), told=told))
    return tuple(nodes)
