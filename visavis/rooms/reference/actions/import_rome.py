"""Import the official classification of occupations (ROME): occupations, titles, items, links, near occupations."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from visavis.decisions.matching.words import places
from visavis.foundation.database.fit import missing, must_be_readable, must_fit
from visavis.foundation.database.lines import Advance, Line, Outcome, Refused, nothing
from visavis.foundation.identity.actor import Actor, Channel, acting_as
from visavis.foundation.requests.ids import uuid7
from visavis.rooms.reference import succession
from visavis.rooms.reference.actions._renew import Shape, close_absent, renew
from visavis.rooms.reference.editions import Source, day_of, keep, refuse_if_read
from visavis.rooms.reference.models import (
    Occupation,
    OccupationItem,
    OccupationLink,
    OccupationNear,
    OccupationTitle,
    What,
)

Tables = Mapping[str, Iterable[Line]]
Row = tuple[Any, ...]
ITEMS = {
    "referentiel_competence": ("skill", "code_ogr", "libelle_competence"),
    "referentiel_savoir": ("knowledge", "code_ogr_savoir", "libelle_savoir"),
    "referentiel_contexte_travail": ("context", "code_ogr", "libelle_cont_travail"),
}
NEEDED = ("referentiel_code_rome", "referentiel_appellation", "liens_rome_referentiels")
CODE = slice(0, 1)
USED = (*NEEDED, *ITEMS, "texte", "rubrique_mobilite", "coherence_item")
OCCUPATIONS = Shape(
    Occupation, ("code", "label", "definition", "access", "regulated", "parent"), ("code",), "label"
)
TITLES = Shape(OccupationTitle, ("code", "occupation_id", "label", "main", "search"), ("code",), "label")
ITEM = Shape(OccupationItem, ("code", "kind", "label"), ("code",), "label")
_LINK = ("occupation_id", "block", "rubric", "item")
LINKS = Shape(OccupationLink, ("id", *_LINK, "core"), _LINK, past=False)
NEAR = Shape(
    OccupationNear, ("id", "occupation_id", "near_id", "rank"), ("occupation_id", "near_id"), past=False
)


class TableMissing(ValueError):
    """A table without which nothing can be imported."""


@dataclass(slots=True)
class _Reader:
    """Turns the lines of a table into rows, keeps those it refuses, and puts them in place as of a day."""

    outcome: Outcome
    advance: Advance
    day: date
    partial: bool

    def rows(
        self, table: str, lines: Iterable[Line], shape: Shape, row_of: Callable[[dict[str, str]], Row]
    ) -> Iterator[tuple[int, Row]]:
        """Each usable row with the number of its line."""
        for line in lines:
            self.advance(table, 1)
            self.outcome.add("read", 1)
            try:
                yield line.number, _row(line, shape, row_of)
            except ValueError as problem:
                self.refuse(table, line.number, str(problem))

    def once(self, table: str, rows: Iterable[tuple[int, Row]], key: slice, what: str) -> list[Row]:
        """Each key once; the second time is refused, with its line."""
        kept: dict[Row, Row] = {}
        for number, row in rows:
            if row[key] in kept:
                said = " ".join(str(part) for part in row[key] if part)
                self.refuse(table, number, f"the {what} {said} comes twice")
            kept.setdefault(row[key], row)
        return list(kept.values())

    def refuse(self, table: str, line: int, why: str) -> None:
        self.outcome.refused.append(Refused(table, line, why))

    def put(self, shape: Shape, rows: list[Row]) -> int:
        """The rows in place, those that are gone closed. Returns how many rows."""
        done = renew(shape, rows, self.day)
        self.outcome.add("new", done.new)
        self.outcome.add("changed", done.changed)
        if not self.partial:
            places_of_keys = [shape.columns.index(key) for key in shape.keys]
            keys = [[row[place] for place in places_of_keys] for row in rows]
            self.outcome.add("closed", close_absent(shape, keys, self.day))
        return len(rows)


def _row(line: Line, shape: Shape, row_of: Callable[[dict[str, str]], Row]) -> Row:
    if line.problem:
        raise ValueError(line.problem)
    try:
        row = row_of(line.fields)
    except KeyError as problem:
        raise missing(problem) from None
    must_fit(shape.model, shape.columns, row)
    return row


def import_rome(
    *, tables: Tables, source: Source, now: datetime, by: Actor, channel: Channel, advance: Advance = nothing
) -> Outcome:
    """Put the classification in place, in one transaction: all of it or nothing.

    Raises `TableMissing`, `AlreadyRead`, `OlderEdition`. What the edition no longer has is closed, not removed.
    """
    absent = [name for name in NEEDED if name not in tables]
    if absent:
        raise TableMissing(f"the table {absent[0]} is missing")
    refuse_if_read(source)
    source = replace(source, parts=("rome",))
    outcome = Outcome({"read": 0, "new": 0, "changed": 0, "closed": 0})
    with acting_as(by):
        reader = _Reader(outcome, advance, day_of(source), source.partial)
        before = _titles_before()
        occupations = _occupations(reader, tables)
        titles = _titles(reader, tables, occupations)
        counts = {"occupations": len(occupations), "titles": titles, "items": _items(reader, tables)}
        counts["links"] = _links(reader, tables, occupations)
        counts["near"] = _near(reader, tables, occupations)
        counts["followed"] = succession.add(What.OCCUPATIONS, _followed(before, reader.day))
        outcome.counts |= counts
        keep(source, outcome, now=now, by=by, channel=channel)
    return outcome


def _occupations(reader: _Reader, tables: Tables) -> set[str]:
    said = _texts(reader, tables.get("texte", ()))

    def row_of(given: dict[str, str]) -> Row:
        code = given["code_rome"]
        if len(code) != 5:
            raise ValueError(f"{code!r} is no occupation code")
        texts = (" ".join(said[code, "definition"]), " ".join(said[code, "acces_metier"]))
        regulated = given.get("emploi_reglemente", "") == "O"
        return code, _label(given["libelle_rome"]), *texts, regulated, given.get("code_rome_parent", "")

    name = "referentiel_code_rome"
    rows = reader.once(name, reader.rows(name, tables[name], OCCUPATIONS, row_of), CODE, "code")
    reader.put(OCCUPATIONS, rows)
    return {row[0] for row in rows}


def _texts(reader: _Reader, lines: Iterable[Line]) -> dict[tuple[str, str], list[str]]:
    said: dict[tuple[str, str], list[str]] = defaultdict(list)
    for line in lines:
        reader.advance("texte", 1)
        reader.outcome.add("read", 1)
        try:
            if line.problem:
                raise ValueError(line.problem)
            kind, code = line.fields["libelle_type_texte"], line.fields["code_rome"]
            must_be_readable("libelle_texte", line.fields["libelle_texte"])
            said[code, kind].append(line.fields["libelle_texte"].replace("''", "'"))
        except KeyError as problem:
            reader.refuse("texte", line.number, str(missing(problem)))
        except ValueError as problem:
            reader.refuse("texte", line.number, str(problem))
    return said


def _titles(reader: _Reader, tables: Tables, occupations: set[str]) -> int:
    def row_of(given: dict[str, str]) -> Row:
        code = _known(given["code_rome"], occupations)
        label = _label(given["libelle_appellation_long"])
        return given["code_ogr"], code, label, given["classification"] == "PRINCIPALE", _vector(label)

    name = "referentiel_appellation"
    return reader.put(
        TITLES, reader.once(name, reader.rows(name, tables[name], TITLES, row_of), CODE, "code")
    )


def _vector(label: str) -> str:
    """The keys of a title's words, as PostgreSQL keeps them."""
    found: dict[str, list[str]] = defaultdict(list)
    for place, keys in enumerate(places(label), start=1):
        for key in keys:
            found[key].append(str(place))
    return " ".join(f"'{key}':{','.join(at)}" for key, at in sorted(found.items()))


def _items(reader: _Reader, tables: Tables) -> int:
    rows: list[Row] = []
    for name, (kind, code, label) in ITEMS.items():
        take = lambda given, kind=kind, code=code, label=label: (given[code], kind, _label(given[label]))  # noqa: E731 - one line says it
        rows += reader.once(name, reader.rows(name, tables.get(name, ()), ITEM, take), CODE, "code")
    return reader.put(ITEM, list({row[CODE]: row for row in rows}.values()))


def _links(reader: _Reader, tables: Tables, occupations: set[str]) -> int:
    core = {
        (line.fields.get("code_rome", ""), line.fields.get("code_ogr", ""))
        for line in tables.get("coherence_item", ())
        if line.fields.get("coeur_metier") == "Principale"
    }

    def row_of(given: dict[str, str]) -> Row:
        code, item = _known(given["code_rome"], occupations), given["code_ogr"]
        return uuid7(), code, given["code_compo_bloc"], given["code_rubrique"], item, (code, item) in core

    name = "liens_rome_referentiels"
    return reader.put(
        LINKS, reader.once(name, reader.rows(name, tables[name], LINKS, row_of), slice(1, 5), "link")
    )


def _near(reader: _Reader, tables: Tables, occupations: set[str]) -> int:
    name = "rubrique_mobilite"
    if name not in tables:
        return 0

    def row_of(given: dict[str, str]) -> Row:
        code, near = _known(given["code_rome"], occupations), _known(given["code_rome_cible"], occupations)
        return uuid7(), code, near, int(given["numero_ordre"])

    return reader.put(
        NEAR, reader.once(name, reader.rows(name, tables[name], NEAR, row_of), slice(1, 3), "pair")
    )


def _titles_before() -> dict[str, str]:
    """Each title → its occupation, as it was."""
    rows = OccupationTitle.objects.filter(valid_to=None).order_by("code")
    return dict(rows.values_list("code", "occupation_id"))


def _followed(before: dict[str, str], day: date) -> Iterator[Row]:
    """Who follows the codes that closed: the occupations their titles went to, and those detached from them."""
    closed = dict(Occupation.objects.exclude(valid_to=None).order_by("code").values_list("code", "label"))
    rows = OccupationTitle.objects.filter(valid_to=None).order_by("code")
    for code, occupation in rows.values_list("code", "occupation_id"):
        old = before.get(code, "")
        if old in closed and occupation not in closed:
            yield old, closed[old], "", occupation, day
    for code, parent in (
        Occupation.objects.filter(parent__in=closed, valid_to=None)
        .order_by("code")
        .values_list("code", "parent")
    ):
        yield parent, closed[parent], "", code, day


def _label(given: str) -> str:
    if not given.strip():
        raise ValueError("the label is empty")
    return given


def _known(code: str, occupations: set[str]) -> str:
    if code not in occupations:
        raise ValueError(f"the occupation {code!r} does not exist")
    return code
