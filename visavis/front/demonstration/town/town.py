"""The town while it is made: who sits where, and the ids of what was made, by the name the plan gives it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from visavis.foundation.identity.actor import Actor, Channel, Role
from visavis.front.demonstration import seats
from visavis.front.demonstration.town import tables
from visavis.front.demonstration.town.drawn import Frame, Inhabitant
from visavis.front.demonstration.town.events import Event
from visavis.front.demonstration.town.ground import login_in
from visavis.rooms.agencies.door import Place

HOME = ZoneInfo("Europe/Paris")


@dataclass(slots=True)
class Town:
    """A frame, its people and places, the share of it that is made here, and `made`: names of things with their ids."""

    frame: Frame
    people: Sequence[Inhabitant]
    places: Sequence[Place]
    share: int
    made: dict[str, str] = field(default_factory=dict)
    actors: dict[str, Actor] = field(default_factory=dict)

    @property
    def end(self) -> datetime:
        """Midnight that ends the last day told."""
        return datetime.combine(self.frame.last_day + timedelta(days=1), time(), HOME)

    def keep(self, name: str, made: UUID) -> None:
        """Remember what was made under this name."""
        self.made[name] = str(made)

    def note(self, name: str, value: str) -> None:
        """Remember a word under this name."""
        self.made[name] = value

    def id_of(self, name: str) -> UUID:
        """What was made under this name."""
        return UUID(self.made[name])

    def file(self, person: Inhabitant) -> UUID:
        """Her file."""
        return self.id_of(person.key)

    def agency_id(self, agency: int) -> UUID:
        """An agency, by its place in the tables."""
        return self.places[agency].id

    def actor(self, login: str) -> Actor:
        """Somebody who works here."""
        if login not in self.actors:
            self.actors[login] = seats.actor(login_in(login, self.frame.number))
        return self.actors[login]

    def manager(self, agency: int) -> Actor:
        """Who leads this agency."""
        return self.actor(tables.agencies()[agency].manager)

    def staff_at(self, agency: int, place: int) -> Actor:
        """A counsellor of this agency."""
        return self.actor(tables.agencies()[agency].counsellors[place])

    def counsellor(self, person: Inhabitant) -> Actor:
        """Who follows her now."""
        return self.staff_at(
            person.agency, int(self.made.get(f"referent {person.number}", person.counsellor))
        )

    def oneself(self, person: Inhabitant) -> Actor:
        """The person, with her account."""
        account = self.made.get(f"account {person.number}")
        name = f"{person.given} {person.family}"
        return Actor(
            role=Role.PERSON,
            account_id=UUID(account) if account else None,
            name=name,
            file_id=self.file(person),
        )

    def doing(self, event: Event) -> tuple[UUID, Actor, Channel]:
        """Her file, who acts (herself online, else her counsellor with her), and by which door."""
        person, channel = self.people[event.who], Channel(event.said["channel"])
        online = channel == Channel.WEB and f"account {person.number}" in self.made
        by = self.oneself(person) if online else self.counsellor(person)
        return self.file(person), by, channel
