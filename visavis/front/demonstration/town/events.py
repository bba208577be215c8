"""One thing that happens in the town: when, what, to whom, and the few words it takes. Nothing else."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

NOBODY = -1


@dataclass(frozen=True, slots=True)
class Event:
    """`what` is a name of `acts.ACTS`, `who` the number of an inhabitant, `said` what the act needs to know."""

    at: datetime
    what: str
    who: int = NOBODY
    said: dict[str, Any] = field(default_factory=dict)

    @property
    def order(self) -> tuple[datetime, str, int]:
        return self.at, self.what, self.who
