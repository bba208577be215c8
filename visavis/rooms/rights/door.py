"""Computing rights, and what changed since: all that other rooms may ask of this one."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from visavis.rooms.rights.actions.compute import compute
from visavis.rooms.rights.comparing import Compared, between, with_present_facts
from visavis.rooms.rights.freezing import Trusted, of_file, outcomes
from visavis.rooms.rights.queries import Kept, history, latest, one, what_changed
from visavis.rooms.rights.situation import situation_of
from visavis.rooms.rights.trying import Replayed, TriedLine, keep_tried, replayed, tried_line

__all__ = [
    "Compared",
    "Kept",
    "Replayed",
    "TriedLine",
    "Trusted",
    "between",
    "compute",
    "history",
    "keep_tried",
    "latest",
    "one",
    "outcomes",
    "replayed",
    "situation_of",
    "tried_line",
    "trusted",
    "what_changed",
    "with_present_facts",
]


def trusted(file_id: UUID) -> Sequence[Trusted]:
    """The frozen computations a person trusts. While there is one, nothing is asked back without a human review:
    a room of recoveries asks this first, and hands over to a human."""
    return of_file(file_id)
