"""Twins: the same case twice, only who somebody is differs (name, birthplace, nationality, address); one answer is due.

Nobody's origin is kept, and none may be guessed: it is not measured on people. Pairs show it instead, as the tests do
that a judge takes as proof of discrimination. A decision here is certain: one pair that parts is a fault, not a chance.

Sources: loi n° 2008-496 of 27 May 2008, articles 1 and 2 (origin, name, nationality, place of residence, direct or
indirect); code du travail, L1132-1 and L5321-2; code pénal, 225-3-1 (paired tests as proof); Défenseur des droits and
CNIL, "Algorithmes : prévenir l'automatisation des discriminations", 31 May 2020.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from visavis.decisions.equality.intervals import wilson
from visavis.decisions.shared.source import LawReference, Status

LAWS = (
    LawReference("Loi n° 2008-496 du 27 mai 2008", "art. 1 et 2", status=Status.RECALLED),
    LawReference("Code du travail", "L1132-1", status=Status.RECALLED),
    LawReference("Code pénal", "225-3-1", status=Status.RECALLED),
)
ALL = "all at once"
Traits = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Twins:
    """What pairs of one trait showed: how many pairs, how many parted, the first that did ('' when none)."""

    trait: str
    pairs: int
    parted: int
    first: str

    @property
    def at_most(self) -> float:
        """The upper bound at 95 % of the share of such pairs that part, were ours drawn at random (Wilson)."""
        return wilson(self.parted, self.pairs)[1]


def swapped(base: Traits, other: Traits) -> dict[str, Traits]:
    """The twins of `base`: each trait of `other` in turn, then all of them at once."""
    one_by_one: dict[str, Traits] = {trait: {**base, trait: other[trait]} for trait in base}
    return {**one_by_one, ALL: other}


def compare(decide: Callable[[Traits], object], base: Traits, others: Iterable[Traits]) -> tuple[Twins, ...]:
    """Decide for `base` and for each of its twins. `decide` gives anything that can be compared.

    Raises ValueError when there is nobody to compare with.
    """
    due = decide(base)
    counts: dict[str, tuple[int, int, str]] = {}
    for other in others:
        for trait, twin in swapped(base, other).items():
            pairs, parted, first = counts.get(trait, (0, 0, ""))
            differs = decide(twin) != due
            said = twin[trait] if trait in twin else " ".join(twin.values())
            counts[trait] = (pairs + 1, parted + differs, first or (said if differs else ""))
    if not counts:
        raise ValueError("a twin needs another")
    return tuple(Twins(trait, *counted) for trait, counted in counts.items())


def together(found: Iterable[tuple[Twins, ...]]) -> tuple[Twins, ...]:
    """The twins of several cases of one decision, added up by trait."""
    counts: dict[str, tuple[int, int, str]] = {}
    for one in (each for case in found for each in case):
        pairs, parted, first = counts.get(one.trait, (0, 0, ""))
        counts[one.trait] = (pairs + one.pairs, parted + one.parted, first or one.first)
    return tuple(Twins(trait, *counted) for trait, counted in counts.items())
