"""How much room a town takes on the disk, told before it is begun: a full disk stops PostgreSQL in mid-work."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass

from visavis.foundation.database.state import current_state
from visavis.foundation.identity.actor import SERVICE, acting_as
from visavis.front.demonstration.town.fill import SIZE
from visavis.front.models import DemonstrationShare

# Measured (docs/measures/town.md), rounded up: bytes for one person made by acts, letters included, and for one copied.
MADE, COPIED = 230_000, 75_000
BY_ACTS = 2 * SIZE
# What PostgreSQL writes beside the tables, and what must stay free for it to start again.
BESIDE = 2_000_000_000


@dataclass(frozen=True, slots=True)
class Room:
    """How many people are still to come, the bytes they take, and the bytes free (None: the server is elsewhere)."""

    people: int
    wanted: int
    free: int | None

    @property
    def is_enough(self) -> bool:
        return self.free is None or self.wanted + BESIDE <= self.free


def room_for(size: int) -> Room:
    """The room for a town of `size` people, as far as it is not there yet."""
    with acting_as(SERVICE):
        ended = DemonstrationShare.objects.exclude(ended_at=None).order_by("town")
        there = sum(dict(ended.values_list("town", "people")).values())
    by_acts = max(0, min(size, BY_ACTS) - there)
    copied = max(0, size - max(there, BY_ACTS))
    free = None if os.environ.get("DATABASE_URL") else shutil.disk_usage(current_state().folder).free
    return Room(by_acts + copied, by_acts * MADE + copied * COPIED, free)
