"""Why an offer is shown for what was asked: named whole points, their sum, and a table you / the offer.

Code des relations entre le public et l'administration, R311-3-1-2: what counted, how much, with which data.
What is asked is all there is: words, a place and a radius, a contract. Nothing here knows who asks.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from visavis.decisions.matching.distance import Point, kilometres
from visavis.decisions.matching.words import asked, lexemes
from visavis.decisions.shared.explanation import Explanation, Input, Origin, Provenance
from visavis.decisions.shared.sentence import Sentence
from visavis.decisions.shared.source import LawReference

LAW = LawReference("Code des relations entre le public et l'administration", "R311-3-1-2")
TITLE_WORD, OCCUPATION_WORD, TEXT_WORD = 10, 6, 2
NEAREST, FRESHEST, FRESH_DAYS = 10, 5, 7
NOT_USED = Sentence.of(
    "Pas pris en compte : votre âge, votre sexe, votre nom, votre nationalité, votre adresse exacte."
)


@dataclass(frozen=True, slots=True)
class Wish:
    """What was asked. `centre` is None when no place was given; `contract` is empty for any."""

    words: str = ""
    place: str = ""
    centre: Point | None = None
    radius_km: int = 30
    contract: str = ""


@dataclass(frozen=True, slots=True)
class Candidate:
    """What matching sees of an offer."""

    title: str
    occupation: str = ""
    text: str = ""
    place: str = ""
    at: Point | None = None
    contract: str = ""
    published_on: date | None = None


@dataclass(frozen=True, slots=True)
class Facing:
    """One line of the face-à-face table: the point, what you said, what the offer says."""

    point: Sentence
    you: Sentence
    offer: Sentence


@dataclass(frozen=True, slots=True)
class Reasons:
    """Why this offer: sentences for the list, lines for the table, and the sum explained."""

    sentences: tuple[Sentence, ...]
    facing: tuple[Facing, ...]
    points: int
    explanation: Explanation
    not_used: Sentence = NOT_USED


def wish_from(given: Mapping[str, Any]) -> Wish:
    """The wish in anything that holds more (a file, a form): the other fields are not even looked at."""
    known = {
        name: given[name] for name in ("words", "place", "centre", "radius_km", "contract") if name in given
    }
    return Wish(**known)


def reasons(wish: Wish, candidate: Candidate, today: date) -> Reasons:
    """Why `candidate` answers `wish`, on the day `today`."""
    in_title, in_occupation, in_text = _words_found(wish, candidate)
    distance = kilometres(wish.centre, candidate.at) if wish.centre and candidate.at else None
    age = (today - candidate.published_on).days if candidate.published_on else None
    counts = {"title": len(in_title), "occupation": len(in_occupation), "text": len(in_text)}
    explanation = _explained(counts, _near(distance, wish.radius_km), _fresh(age, candidate.published_on))
    return Reasons(
        sentences=tuple(_sentences(wish, candidate, (in_title, in_occupation, in_text), distance, age)),
        facing=tuple(_facing(wish, candidate, (in_title, in_occupation, in_text), distance)),
        points=int(str(explanation.value)),
        explanation=explanation,
    )


def _words_found(wish: Wish, candidate: Candidate) -> tuple[list[str], list[str], list[str]]:
    """The words of the wish found in the title, else in the occupation, else anywhere; each counts once."""
    title, occupation, text = map(lexemes, (candidate.title, candidate.occupation, candidate.text))
    places = (set(title), set(occupation), {*title, *occupation, *text})
    found: tuple[list[str], list[str], list[str]] = ([], [], [])
    for word in asked(wish.words):
        where = next((at for at, known in enumerate(places) if word.is_in(known)), None)
        if where is not None:
            found[where].append(word.written)
    return found


def _near(distance: int | None, radius_km: int) -> Explanation:
    """From `NEAREST` points on the spot down to none at the edge of the radius."""
    if distance is None:
        return _points("near", NEAREST, 0, Sentence.of("Pas de distance connue : 0 point."))
    template = "{most} points sur place, 0 à {radius} km. À {distance} km : {points:point|points}."
    near = max(0, NEAREST - NEAREST * distance // max(1, radius_km))
    return _points(
        "near",
        NEAREST,
        near,
        Sentence.of(template, most=NEAREST, radius=radius_km, distance=distance, points=near),
        f"max(0, {NEAREST} - floor({NEAREST} * distance / max(1, radius)))",
        (
            Input("distance", Sentence.of("Distance en kilomètres"), distance, Provenance(Origin.COMPUTED)),
            Input(
                "radius", Sentence.of("Rayon demandé, en kilomètres"), radius_km, Provenance(Origin.DECLARED)
            ),
        ),
    )


def _fresh(age: int | None, published_on: date | None) -> Explanation:
    """From `FRESHEST` points on the first days, one less each `FRESH_DAYS` days."""
    if age is None:
        return _points("fresh", FRESHEST, 0, Sentence.of("Pas de date de publication connue : 0 point."))
    template = (
        "{most} points, moins 1 tous les {each} jours. Après {days:jour|jours} : {points:point|points}."
    )
    fresh, days = max(0, FRESHEST - max(0, age) // FRESH_DAYS), max(0, age)
    return _points(
        "fresh",
        FRESHEST,
        fresh,
        Sentence.of(template, most=FRESHEST, each=FRESH_DAYS, days=days, points=fresh),
        f"max(0, {FRESHEST} - floor(age / {FRESH_DAYS}))",
        (
            Input(
                "age",
                Sentence.of("Jours depuis la publication"),
                days,
                Provenance(Origin.COMPUTED, on=published_on),
            ),
        ),
    )


def _points(
    code: str, most: int, value: int, words: Sentence, formula: str = "", inputs: tuple[Input, ...] = ()
) -> Explanation:
    """Points of one kind, from 0 to `most`; without a formula nothing was known, and they are none."""
    template = {"near": "Points de proximité, de 0 à {most}", "fresh": "Points de fraîcheur, de 0 à {most}"}[
        code
    ]
    return Explanation(
        code, Sentence.of(template, most=most), value, (words,), formula=formula, inputs=inputs, reference=LAW
    )


def _explained(counts: Mapping[str, int], near: Explanation, fresh: Explanation) -> Explanation:
    labels = {
        "title": Sentence.of("Nombre de mots trouvés dans le titre"),
        "occupation": Sentence.of("Nombre de mots trouvés dans le métier"),
        "text": Sentence.of("Nombre de mots trouvés dans le texte"),
    }
    total = (
        counts["title"] * TITLE_WORD + counts["occupation"] * OCCUPATION_WORD + counts["text"] * TEXT_WORD
        + int(str(near.value)) + int(str(fresh.value))
    )  # fmt: skip
    by_us = Provenance(Origin.COMPUTED)
    summary = "{points:point|points} au total. L'ordre de la liste vient de cette somme, puis de la date."
    return Explanation(
        code="match",
        title=Sentence.of("Les points de cette offre, pour ce que vous cherchez"),
        value=total,
        in_plain_words=(Sentence.of(summary, points=total), NOT_USED),
        formula=f"title * {TITLE_WORD} + occupation * {OCCUPATION_WORD} + text * {TEXT_WORD} + near + fresh",
        inputs=tuple(Input(name, labels[name], count, by_us) for name, count in counts.items()),
        reference=LAW,
        rule="MATCH_WORDS_PLACE_DATE",
        children=(near, fresh),
    )


_FOUND = (
    ("Mot trouvé dans le titre : « {words} ».", "Mots trouvés dans le titre : « {words} »."),
    ("Mot trouvé dans le métier : « {words} ».", "Mots trouvés dans le métier : « {words} »."),
    ("Mot trouvé dans le texte : « {words} ».", "Mots trouvés dans le texte : « {words} »."),
)
_WHERE = ("dans le titre", "dans le métier", "dans le texte")


def _sentences(
    wish: Wish, candidate: Candidate, found: tuple[list[str], ...], distance: int | None, age: int | None
) -> list[Sentence]:
    said = [
        Sentence.of(one if len(words) == 1 else several, words=" ".join(words))
        for (one, several), words in zip(_FOUND, found, strict=True)
        if words
    ]
    if distance is not None:
        template = "À {distance} km de {place}. Vous avez demandé {radius} km au plus."
        said.append(Sentence.of(template, distance=distance, place=wish.place, radius=wish.radius_km))
    if wish.contract:
        said.append(Sentence.of("Contrat demandé : {contract}.", contract=candidate.contract))
    if not said and age is not None:
        said.append(Sentence.of("Publiée il y a {days:jour|jours}.", days=max(0, age)))
    return said


def _facing(
    wish: Wish, candidate: Candidate, found: tuple[list[str], ...], distance: int | None
) -> list[Facing]:
    lines = [
        Facing(
            Sentence.of("Mots cherchés"),
            Sentence.of("« {words} »", words=" ".join(words)),
            Sentence.of(where),
        )
        for where, words in zip(_WHERE, found, strict=True)
        if words
    ]
    if distance is not None:
        asked = Sentence.of("à {radius} km au plus de {place}", radius=wish.radius_km, place=wish.place)
        is_at = Sentence.of("à {distance} km, {place}", distance=distance, place=candidate.place)
        lines.append(Facing(Sentence.of("Distance"), asked, is_at))
    if wish.contract:
        asked = Sentence.of("{contract}", contract=wish.contract)
        offered = Sentence.of("{contract}", contract=candidate.contract)
        lines.append(Facing(Sentence.of("Contrat"), asked, offered))
    return lines
