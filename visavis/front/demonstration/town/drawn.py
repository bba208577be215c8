"""Who lives in the town: each person drawn from the seed, whole, before anything happens to her."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from visavis.front.demonstration.town import tables

NEEDS = ("interpreter", "lift", "large_print", "paper", "quiet", "reading", "sign_language")
A_NEIGHBOURHOOD = 300
# How people do things: a third has no internet.
HABITS = (("web", 62), ("desk", 20), ("phone", 12), ("paper", 6))


@dataclass(frozen=True, slots=True)
class Frame:
    """What a town is drawn from: the seed, how many people, how many months, and the last day that is told."""

    seed: int
    people: int
    months: int
    last_day: date
    number: int = 1

    @property
    def first_day(self) -> date:
        return self.last_day - timedelta(days=self.months * 365 // 12)

    def chance(self, whose: str) -> Random:
        """A chance of her own: what happens to one person changes nothing for another."""
        return Random(f"{self.seed}/{self.number}/{whose}")  # noqa: S311 - invented people, no secret


@dataclass(frozen=True, slots=True)
class Inhabitant:
    """One person. `habit` is the door she takes most; `agency` and `counsellor` are places in the tables."""

    number: int
    given: str
    family: str
    born_on: date
    address: str
    habit: str
    reach: tuple[tuple[str, str], ...]
    needs: tuple[str, ...]
    agency: int
    counsellor: int
    comes_on: date
    stays_days: int

    @property
    def key(self) -> str:
        return f"file {self.number}"


def inhabitants(frame: Frame) -> list[Inhabitant]:
    """Everybody of the frame."""
    return [_inhabitant(frame, number) for number in range(frame.people)]


def another(frame: Frame, person: Inhabitant) -> Inhabitant:
    """Somebody of this frame to whom the same happens: her own name, a commune of the same agency, reached likewise."""
    chance, said = frame.chance(f"person {person.number}"), tables.table("names")
    given = chance.choice(said["women" if person.given in said["women"] else "men"])
    family = chance.choice(said["families"])
    served = tables.agencies()[person.agency].communes
    commune = _drawn_commune(chance, [each for each in tables.communes() if each.code in served])
    address, number = _address(chance, commune), _number(frame, person.number)
    own = {"mail": _mail(number), "sms": _phone(number), "phone": _phone(number), "letter": address}
    reach = tuple((kind, own[kind]) for kind, _ in person.reach)
    return replace(person, given=given, family=family, address=address, reach=reach)


def _inhabitant(frame: Frame, number: int) -> Inhabitant:
    chance = frame.chance(f"person {number}")
    said = tables.table("names")
    given = chance.choice(said["women" if chance.random() < 0.52 else "men"])
    family = chance.choice(said["families"])
    commune = _drawn_commune(chance, tables.communes())
    agency = next(place for place, plan in enumerate(tables.agencies()) if commune.code in plan.communes)
    address = _address(chance, commune)
    age = chance.choices((22, 33, 44, 54, 61), weights=(22, 28, 24, 18, 8))[0] + chance.randint(-4, 4)
    born_on = date(frame.last_day.year - age, chance.randint(1, 12), chance.randint(1, 28))
    habit = chance.choices([name for name, _ in HABITS], weights=[part for _, part in HABITS])[0]
    return Inhabitant(
        number=number, given=given, family=family, born_on=born_on, address=address, habit=habit,
        reach=_reach(chance, habit, address, _number(frame, number)), needs=_needs(chance), agency=agency,
        counsellor=chance.randrange(3), comes_on=_comes_on(frame, chance),
        stays_days=int(min(chance.expovariate(1 / 260) + 30, 800)),
    )  # fmt: skip


def _comes_on(frame: Frame, chance: Random) -> date:
    """A weekday; September and January bring more people."""
    while True:
        day = frame.first_day + timedelta(days=int(chance.random() * (frame.last_day - frame.first_day).days))
        busy = day.month in {1, 9, 10}
        if day.weekday() < 5 and chance.random() < (1.0 if busy else 0.7):
            return day


def _drawn_commune(chance: Random, among: Sequence[tables.Commune]) -> tables.Commune:
    """Where more people live, more are drawn."""
    return chance.choices(among, weights=[each.people for each in among])[0]


def _address(chance: Random, commune: tables.Commune) -> str:
    street = f"{chance.randint(1, 90)} {chance.choice(tables.table('names')['streets'])}"
    return f"{street}, {chance.choice(commune.postal_codes)} {commune.name}"


def _number(frame: Frame, number: int) -> int:
    """One for each person of all neighbourhoods, from 100,000 on in the first."""
    return 100_000 + (frame.number - 1) * A_NEIGHBOURHOOD + number


def _mail(number: int) -> str:
    return f"personne.{number}@exemple.example"


def _phone(number: int) -> str:
    """Of the 10,000 numbers that France keeps for fiction: in a town of more people some share one."""
    return f"+3363998{number % 10_000:04}"


def _reach(chance: Random, habit: str, address: str, number: int) -> tuple[tuple[str, str], ...]:
    """Letters for those who live without internet."""
    letter, phone = ("letter", address), _phone(number)
    if habit == "web":
        mail = ("mail", _mail(number))
        return (mail, ("sms", phone)) if chance.random() < 0.7 else (mail,)
    if habit == "phone":
        return (("sms", phone), letter) if chance.random() < 0.5 else (letter, ("phone", phone))
    return (letter,) if chance.random() < 0.9 else ()


def _needs(chance: Random) -> tuple[str, ...]:
    return (chance.choice(NEEDS),) if chance.random() < 0.18 else ()
