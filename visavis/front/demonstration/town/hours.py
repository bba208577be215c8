"""When things happen: while the desk is open, or at home by day and evening, in the agency’s own time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

from visavis.rooms.agencies.door import Place, hours_on

Spans = list[tuple[datetime, datetime]]
TWENTY_MINUTES = timedelta(minutes=20)


@dataclass(frozen=True, slots=True)
class Calendar:
    """The openings of the town's agencies, in the order of the tables."""

    places: Sequence[Place]
    known: dict[tuple[int, date], Spans] = field(default_factory=dict)

    def at_desk(self, agency: int, day: date, chance: Random) -> datetime:
        """A moment of the first open day from `day` on, at least twenty minutes before closing."""
        opens, closes = chance.choice(self._open_from(agency, day))
        free = max(timedelta(0), closes - opens - TWENTY_MINUTES)
        return opens + timedelta(seconds=int(free.total_seconds() * chance.random()))

    def at_home(self, agency: int, day: date, chance: Random) -> datetime:
        """Between seven and half past ten in the evening, any day of the week."""
        morning = datetime.combine(day, time(7), ZoneInfo(self.places[agency].zone))
        return morning + timedelta(minutes=int(930 * chance.random()), seconds=chance.randrange(60))

    def _open_from(self, agency: int, day: date) -> Spans:
        while not (spans := self._spans(agency, day)):
            day += timedelta(days=1)
        return spans

    def _spans(self, agency: int, day: date) -> Spans:
        if (agency, day) not in self.known:
            self.known[agency, day] = hours_on(self.places[agency], day)
        return self.known[agency, day]
