"""One thing that happens in the town: when, what, to whom, and the few words it takes. Nothing else."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

NOBODY = -1


@dataclass(frozen=True, slots=True)
class Event:
    """`what` is a name of `acts.ACTS`, `who` the number of an inhabitant, `said` what the act needs to know.

    `share`: which of the processes that make the town does it (`shares`).
    """

    at: datetime
    what: str
    who: int = NOBODY
    share: int = field(kw_only=True)
    said: dict[str, Any] = field(default_factory=dict)

    @property
    def order(self) -> tuple[datetime, str, int]:
        return self.at, self.what, self.who
