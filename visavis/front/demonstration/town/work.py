"""What somebody worked before she came: contracts in the past, as an employer's certificate says them."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from visavis.front.demonstration.story import Work
from visavis.front.demonstration.town import tables
from visavis.front.demonstration.town.drawn import Inhabitant

ENDS = {
    "cdi": ("dismissal_economic", "dismissal", "rupture_conventionnelle", "resignation_not_legitimate"),
    "cdd": ("end_of_fixed_term",),
    "interim": ("end_of_fixed_term",),
}


def contracts(person: Inhabitant, chance: Random) -> tuple[Work, ...]:
    """None to three, the latest ends shortly before she comes; they never overlap."""
    found, end = [], person.comes_on - timedelta(days=2 + chance.randrange(40))
    for _ in range(chance.choices((0, 1, 2, 3), weights=(18, 48, 22, 12))[0]):
        nature = chance.choices(("cdi", "cdd", "interim"), weights=(45, 40, 15))[0]
        days = chance.randrange(300, 2600) if nature == "cdi" else chance.randrange(25, 340)
        start = max(end - timedelta(days=days), date(person.born_on.year + 16, 1, 1))
        if start >= end:
            break
        monthly = 1900 + chance.randrange(0, 1700, 10)
        employer = chance.choice(tables.table("market")["employers"])[0]
        found.append(Work(employer, start, end, f"{monthly}.00", nature, chance.choice(ENDS[nature])))
        end = start - timedelta(days=5 + chance.randrange(120))
    return tuple(reversed(found))
