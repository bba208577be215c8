"""What happens around the people: offers of the town's employers, passers-by at the desks, and the desks' own slots."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from random import Random
from typing import Any

from visavis.front.demonstration.town import tables
from visavis.front.demonstration.town.drawn import Frame
from visavis.front.demonstration.town.events import Event
from visavis.front.demonstration.town.hours import Calendar
from visavis.front.demonstration.town.lives import VISIT_MOTIVES
from visavis.front.demonstration.town.shares import OF_OFFERS, share_of

CONTRACTS = (("cdi", 50), ("cdd", 32), ("interim", 18))
WITH_ACCOUNT = 12
SLOTS_EVERY, SLOTS_DAYS, SLOTS_AHEAD = 28, 4, 35
FAULTS = ("sex", "fee", "wage")


def offers_of(frame: Frame) -> int:
    """Four offers for three people: 400 in the town of 300."""
    return frame.people * 4 // 3


@dataclass(frozen=True, slots=True)
class Around:
    """All that is nobody's own life."""

    frame: Frame
    hours: Calendar

    def events(self) -> Iterator[Event]:
        """Everything, until the last day told."""
        for draw in (self._slots, self._passers_by, self._offers):
            for event in draw():
                if event.at.date() <= self.frame.last_day:
                    yield event

    def _days(self) -> int:
        return (self.frame.last_day - self.frame.first_day).days

    def _slots(self) -> Iterator[Event]:
        """Each counsellor opens four days of slots every fourth week, five weeks ahead."""
        for agency, plan in enumerate(tables.agencies()):
            for place, login in enumerate(plan.counsellors):
                chance = self.frame.chance(f"slots {login}")
                for ahead in range(0, self._days(), SLOTS_EVERY):
                    first = self.frame.first_day + timedelta(days=ahead + 1 + place * 2)
                    last = min(first + timedelta(days=SLOTS_DAYS - 1), self.frame.last_day)
                    opened = max(self.frame.first_day, first - timedelta(days=SLOTS_AHEAD))
                    at = self.hours.at_home(agency, opened, chance).replace(hour=6)
                    said = {"login": login, "first": first, "last": last, "place": f"Bureau {4 + place}"}
                    if first <= last:
                        yield Event(at, "open", said=said, share=share_of(agency))

    def _passers_by(self) -> Iterator[Event]:
        """Visits without a file, and calls asked by people nobody knows."""
        weeks, share = self._days() // 7, min(1.0, self.frame.people / 300)
        for agency, plan in enumerate(tables.agencies()):
            chance = self.frame.chance(f"passers-by {agency}")
            for number in range(int(weeks * 2 * share)):
                day = self.frame.first_day + timedelta(days=int(chance.random() * self._days()))
                at = self.hours.at_desk(agency, day, chance)
                who: dict[str, Any] = {"agency": agency, "login": chance.choice(plan.counsellors)}
                if number % 2:
                    said = {
                        "motive": chance.choice(VISIT_MOTIVES), "minutes": 3 + chance.randrange(15),
                        "waited": chance.randrange(20), "note": "", "channel": "desk",
                    }  # fmt: skip
                    yield Event(at, "visit", said=who | said, share=share_of(agency))
                else:
                    said = {
                        "after": 10 + chance.randrange(150), "reached": chance.random() < 0.85,
                        "channel": chance.choice(("web", "web", "phone", "desk")),
                        "number": f"+3363998{1000 + agency * 2000 + number % 2000:04}",
                    }  # fmt: skip
                    yield Event(at, "ask", said=who | said, share=share_of(agency))

    def _offers(self) -> Iterator[Event]:
        order = list(tables.occupations())
        self.frame.chance("occupations").shuffle(order)
        for number in range(offers_of(self.frame)):
            chance = self.frame.chance(f"offer {number}")
            yield from self._offer(number, order[number % len(order)], chance)

    def _offer(self, number: int, occupation: tables.Occupation, chance: Random) -> Iterator[Event]:
        day = self.frame.last_day - timedelta(days=int(self._days() * chance.random() ** 2.2))
        employers = tables.table("market")["employers"]
        employer = number % WITH_ACCOUNT if chance.random() < 0.45 else chance.randrange(len(employers))
        agency = number % len(tables.agencies())
        fault = FAULTS[number % 3] if number % 11 == 5 else ""
        by = {"number": number, "employer": employer, "agency": agency}
        at = self.hours.at_desk(agency, day, chance)
        content = _content(occupation, employers[employer], chance)
        offered = partial(Event, share=OF_OFFERS)
        yield offered(at, "deposit", said={**by, "content": _spoilt(content, fault, chance)})
        after = at + timedelta(days=1 + chance.randrange(6), hours=chance.random())
        if fault:
            if chance.random() < 0.6:
                yield offered(after, "correct", said={**by, "content": content})
            else:
                yield offered(after, "judge", said={**by, "release": chance.random() < 0.2})
        if chance.random() < 0.55:
            yield offered(after + timedelta(days=25 + chance.randrange(60)), "close", said=by)


def _content(occupation: tables.Occupation, employer: list[str], chance: Random) -> dict[str, Any]:
    said = tables.table("market")
    low, high = said["wages"][occupation.domain]
    sentences = [*said["duties"][occupation.domain], chance.choice(said["said"]["closing"])]
    return {
        "title": occupation.label, "occupation": occupation.label, "description": " ".join(sentences),
        "contract": chance.choices([name for name, _ in CONTRACTS], weights=[part for _, part in CONTRACTS])[0],
        "hours": chance.choice(("35", "35", "35", "39")), "wage": f"{chance.randrange(low, high, 10) + 150}.00",
        "wage_unit": "month", "place": employer[1],
    }  # fmt: skip


def _spoilt(content: dict[str, Any], fault: str, chance: Random) -> dict[str, Any]:
    """The same offer as somebody writes it who does not know the law."""
    if fault == "wage":
        return {
            **content,
            "wage": f"{1150 + chance.randrange(0, 250, 10)}.00",
            "hours": chance.choice(("35", "")),
        }
    if fault:
        extra = chance.choice(tables.table("market")["said"][fault])
        return {**content, "description": f"{content['description']} {extra}"}
    return content
