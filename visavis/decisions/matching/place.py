"""Why an offer stands where it stands: its points part by part, beside the offer above, and what would lift it.

Nothing is computed a second time: each "if" is the same question asked again of `reasons`, with one thing changed.
Source: code des relations entre le public et l'administration, R311-3-1-2 (what counted, for how much); here also what
would have counted.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from visavis.decisions.matching.reasons import (
    OCCUPATION_WORD,
    TEXT_WORD,
    TITLE_WORD,
    Candidate,
    Reasons,
    Wish,
    reasons,
)
from visavis.decisions.matching.words import asked
from visavis.decisions.shared.sentence import Sentence

_WORTH = {"title": TITLE_WORD, "occupation": OCCUPATION_WORD, "text": TEXT_WORD}
_PARTS = {
    "title": Sentence("Mots trouvés dans le titre"),
    "occupation": Sentence("Mots trouvés dans le métier"),
    "text": Sentence("Mots trouvés dans le texte"),
    "near": Sentence("Proximité"),
    "fresh": Sentence("Fraîcheur"),
}


@dataclass(frozen=True, slots=True)
class Part:
    """Points of one kind: this offer's, and those of the offer above."""

    name: Sentence
    here: int
    above: int


@dataclass(frozen=True, slots=True)
class If:
    """What would lift the offer, by how many points, and whether that alone would put it above the one before."""

    words: Sentence
    gain: int
    enough: bool


def points_by_part(why: Reasons) -> dict[str, int]:
    """The sum, part by part, as its own explanation holds it."""
    counted = {each.name: int(str(each.value)) * _WORTH[each.name] for each in why.explanation.inputs}
    return counted | {each.code: int(str(each.value)) for each in why.explanation.children}


def beside(here: Reasons, above: Reasons) -> tuple[Part, ...]:
    """The parts in which two offers differ."""
    mine, theirs = points_by_part(here), points_by_part(above)
    return tuple(
        Part(name, mine[code], theirs[code]) for code, name in _PARTS.items() if mine[code] != theirs[code]
    )


def what_decided(here: Candidate, points: int, above: Candidate, points_above: int) -> Sentence:
    """One sentence: the sum, else the date, else the order of arrival."""
    if points_above > points:
        template = "L'offre d'avant a {points:point|points} de plus."
        return Sentence.of(template, points=points_above - points)
    if here.published_on != above.published_on:
        return Sentence("L'offre d'avant a autant de points. Elle est publiée plus tard : la date décide.")
    return Sentence("L'offre d'avant a autant de points et la même date. Elle nous est arrivée après.")


def ifs(wish: Wish, candidate: Candidate, today: date, points_above: int | None) -> tuple[If, ...]:
    """What would give this offer more points, the most first; empty when it has all it can have."""
    points = reasons(wish, candidate, today).points
    found = [
        If(words, gain, points_above is not None and points + gain > points_above)
        for words, changed in _changed(wish, candidate, today)
        if (gain := reasons(wish, changed, today).points - points) > 0
    ]
    return tuple(sorted(found, key=lambda one: -one.gain))


def _changed(wish: Wish, candidate: Candidate, today: date) -> Iterator[tuple[Sentence, Candidate]]:
    for word in _words(wish):
        titled = replace(candidate, title=f"{candidate.title} {word}")
        yield Sentence.of("Si « {word} » était dans son titre.", word=word), titled
    if wish.centre is not None:
        here = replace(candidate, at=wish.centre)
        yield Sentence.of("Si elle était sur place, à {place}.", place=wish.place), here
    yield Sentence("Si elle était publiée aujourd'hui."), replace(candidate, published_on=today)


def _words(wish: Wish) -> Sequence[str]:
    return list(dict.fromkeys(word.written for word in asked(wish.words)))
