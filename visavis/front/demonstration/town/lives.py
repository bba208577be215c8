"""What happens to one person of the town, from the day she comes: drawn whole, in no order yet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random

from visavis.decisions.shared.periods import add_months
from visavis.front.demonstration.town import tables
from visavis.front.demonstration.town.drawn import Frame, Inhabitant
from visavis.front.demonstration.town.events import Event
from visavis.front.demonstration.town.hours import Calendar
from visavis.front.demonstration.town.shares import share_of
from visavis.front.demonstration.town.work import contracts

MOTIVES = ("rights", "project", "paperwork", "unsaid")
VISITS_A_MONTH = {"web": 0.12, "desk": 0.7, "phone": 0.25, "paper": 0.8}
VISIT_MOTIVES = ("rights", "offers", "project", "declaration", "equipment", "other")
MODES = (("on_site", 70), ("phone", 15), ("video", 9), ("home", 6))
COMPANIONS = ("", "", "", "", "", "family", "association")


@dataclass(frozen=True, slots=True)
class Life:
    """One person, her chance, the hours of the town: each method draws one side of her life."""

    frame: Frame
    person: Inhabitant
    hours: Calendar
    chance: Random

    def events(self) -> Iterator[Event]:
        """Everything, until the last day told; nothing before she is there, though the desk was closed that day."""
        arrival, *later = self._arrival()
        for draw in (self._meetings, self._months, self._visits, self._calls, self._letters):
            later += draw()
        for event in (arrival, *(event for event in later if event.at > arrival.at)):
            if event.at.date() <= self.frame.last_day:
                yield event

    @property
    def _until(self) -> date:
        return min(self.person.comes_on + timedelta(days=self.person.stays_days), self.frame.last_day)

    @property
    def _months_there(self) -> float:
        return max(0.0, (self._until - self.person.comes_on).days / 30)

    def _when(self, day: date, channel: str) -> datetime:
        pick = self.hours.at_home if channel == "web" else self.hours.at_desk
        return pick(self.person.agency, day, self.chance)

    def _event(self, what: str, day: date, channel: str, **said: object) -> Event:
        return self._at(self._when(day, channel), what, channel, **said)

    def _at(self, moment: datetime, what: str, channel: str, **said: object) -> Event:
        said_too = {"channel": channel, **said}
        return Event(moment, what, self.person.number, said_too, share=share_of(self.person.agency))

    def _some_day(self) -> date:
        return self.person.comes_on + timedelta(days=1 + int(self.chance.random() * 30 * self._months_there))

    def _times(self, a_month: float) -> int:
        """How many times something happens that happens so often a month."""
        wanted = a_month * self._months_there
        return int(wanted) + (self.chance.random() < wanted % 1)

    def _arrival(self) -> Iterator[Event]:
        person, day = self.person, self.person.comes_on
        yield self._event("register", day, person.habit)
        after = day + timedelta(days=1 + self.chance.randrange(4))
        if person.habit == "web":
            yield self._event("follow", after, "desk", counsellor=person.counsellor)
        if self.chance.random() < 0.06:
            other = (person.counsellor + 1 + self.chance.randrange(2)) % 3
            yield self._event("follow", self._some_day() + timedelta(days=9), "desk", counsellor=other)
        worked = contracts(person, self.chance)
        if not worked:
            return
        yield self._event("state", after + timedelta(days=2), person.habit, contracts=worked)
        if self.chance.random() < 0.62:
            computed = after + timedelta(days=3 + self.chance.randrange(5))
            yield self._event("compute", computed, person.habit)
            if self.chance.random() < 0.2:
                yield from self._contestation(computed + timedelta(days=3 + self.chance.randrange(20)))

    def _contestation(self, day: date) -> Iterator[Event]:
        words = tables.table("words")
        contested = self._event(
            "contest", day, self.person.habit, words=self.chance.choice(words["contestations"])
        )
        yield contested
        outcome, reason = self.chance.choice(words["answers"])
        answered = contested.at.date() + timedelta(days=1 + self.chance.randrange(8))
        yield self._event("answer", answered, "desk", outcome=outcome, reason=reason)

    def _meetings(self) -> Iterator[Event]:
        day = self.person.comes_on + timedelta(days=4 + self.chance.randrange(6))
        motive = "first_meeting"
        while day < self._until:
            mode = self.chance.choices([name for name, _ in MODES], weights=[part for _, part in MODES])[0]
            channel = self.person.habit if self.chance.random() < 0.8 else "phone"
            booked = self._event(
                "book", day, "desk" if channel == "paper" else channel, mode=mode, motive=motive,
                pick=self.chance.random(), company=self.chance.choice(COMPANIONS),
            )  # fmt: skip
            yield booked
            if self.chance.random() < 0.18:
                what = "cancel" if self.chance.random() < 0.45 else "move"
                after = booked.at + timedelta(hours=1 + 20 * self.chance.random())
                yield self._at(after, what, booked.said["channel"], pick=self.chance.random())
            day += timedelta(days=30 + self.chance.randrange(50))
            motive = self.chance.choice(MOTIVES)

    def _months(self) -> Iterator[Event]:
        month = self.person.comes_on.replace(day=1)
        while add_months(month, 1) <= self._until + timedelta(days=3):
            told = add_months(month, 1) + timedelta(days=self.chance.randrange(-2, 11))
            last = add_months(month, 2) > self._until and self._until < self.frame.last_day
            if self.chance.random() > 0.05:
                channel = self.person.habit if self.chance.random() < 0.85 else "desk"
                said = {"month": month, "looking": not last, "jobs": self._jobs()}
                yield self._event("declare", told, channel, **said)
                if self.chance.random() < 0.04:
                    again = told + timedelta(days=1 + self.chance.randrange(9))
                    yield self._event("declare", again, "desk", **{**said, "jobs": self._jobs(always=True)})
            month = add_months(month, 1)

    def _jobs(self, *, always: bool = False) -> tuple[tuple[str, int], ...]:
        if not always and self.chance.random() > 0.27:
            return ()
        employers = [name for name, _ in tables.table("market")["employers"]]
        count = 1 + (self.chance.random() < 0.15)
        return tuple((self.chance.choice(employers), self.chance.randrange(7, 90)) for _ in range(count))

    def _visits(self) -> Iterator[Event]:
        for _ in range(self._times(VISITS_A_MONTH[self.person.habit])):
            note = self.chance.choice(tables.table("words")["notes"]) if self.chance.random() < 0.5 else ""
            yield self._event(
                "visit", self._some_day(), "desk", motive=self.chance.choice(VISIT_MOTIVES),
                minutes=4 + self.chance.randrange(30), waited=self.chance.randrange(25), note=note,
            )  # fmt: skip

    def _calls(self) -> Iterator[Event]:
        if self.person.habit != "web":
            return
        for _ in range(self._times(0.06)):
            yield self._event(
                "ask", self._some_day(), "web", after=15 + self.chance.randrange(200),
                reached=self.chance.random() < 0.85,
            )  # fmt: skip

    def _letters(self) -> Iterator[Event]:
        for _ in range(self._times(0.2)):
            question, answer = self.chance.choice(tables.table("words")["messages"])
            channel = "web" if self.person.habit == "web" else "desk"
            asked = self._event("write", self._some_day(), channel, text=question)
            yield asked
            later = asked.at.date() + timedelta(days=self.chance.choice((0, 1, 1, 1, 2, 2, 6)) + 1)
            yield self._event("reply", later, "desk", text=answer)
