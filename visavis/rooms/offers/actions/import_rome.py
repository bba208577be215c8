"""Import the official classification of occupations (ROME): occupations, titles, items, links."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Model

from visavis.foundation.facts import header, publish
from visavis.foundation.identity.actor import Actor, Channel, acting_as
from visavis.foundation.requests.ids import uuid7
from visavis.rooms.offers.actions._fit import missing, must_be_readable, must_fit
from visavis.rooms.offers.actions._put import put, remove_absent
from visavis.rooms.offers.facts import OccupationsImported
from visavis.rooms.offers.models import Occupation, OccupationItem, OccupationLink, OccupationTitle
from visavis.rooms.offers.reports import Advance, Line, Outcome, Refused, nothing

Tables = Mapping[str, Iterable[Line]]
Row = tuple[Any, ...]
Into = tuple[type[Model], tuple[str, ...]]
CODE = slice(0, 1)
OCCUPATIONS: Into = (Occupation, ("code", "label", "definition", "regulated"))
TITLES: Into = (OccupationTitle, ("code", "occupation_id", "label", "main"))
THINGS: Into = (OccupationItem, ("code", "kind", "label"))
LINK = ("occupation_id", "block", "rubric", "item")
LINKS: Into = (OccupationLink, ("id", *LINK))
ITEMS = {
    "referentiel_competence": ("skill", "code_ogr", "libelle_competence"),
    "referentiel_savoir": ("knowledge", "code_ogr_savoir", "libelle_savoir"),
    "referentiel_contexte_travail": ("context", "code_ogr", "libelle_cont_travail"),
}
NEEDED = ("referentiel_code_rome", "referentiel_appellation", "liens_rome_referentiels")
USED = (*NEEDED, *ITEMS, "texte")


class TableMissing(ValueError):
    """A table without which nothing can be imported."""


@dataclass(slots=True)
class _Reader:
    """Turns the lines of a table into rows, and keeps those it refuses."""

    outcome: Outcome
    advance: Advance

    def rows(
        self, table: str, lines: Iterable[Line], into: Into, row_of: Callable[[dict[str, str]], Row]
    ) -> Iterator[tuple[int, Row]]:
        """Each usable row with the number of its line."""
        for line in lines:
            self.advance(table, 1)
            try:
                yield line.number, _row(line, into, row_of)
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


def _row(line: Line, into: Into, row_of: Callable[[dict[str, str]], Row]) -> Row:
    if line.problem:
        raise ValueError(line.problem)
    try:
        row = row_of(line.fields)
    except KeyError as problem:
        raise missing(problem) from None
    must_fit(*into, row)
    return row


def import_rome(
    *, tables: Tables, version: int, now: datetime, by: Actor, channel: Channel, advance: Advance = nothing
) -> Outcome:
    """Put the classification in place, in one transaction: all of it or nothing. Raises `TableMissing`.

    Links that the new version no longer has go; occupations and titles stay, since offers point at them.
    """
    missing = [name for name in NEEDED if name not in tables]
    if missing:
        raise TableMissing(f"the table {missing[0]} is missing")
    outcome = Outcome()
    reader = _Reader(outcome, advance)
    with acting_as(by):
        occupations = _occupations(reader, tables)
        titles = _titles(reader, tables, occupations)
        items = _items(reader, tables)
        links = _links(reader, tables, occupations)
        outcome.counts |= {"occupations": len(occupations), "titles": titles, "items": items, "links": links}
        publish(
            OccupationsImported(
                **header(now=now, by=by, channel=channel, file_id=None),
                version=version, occupations=len(occupations), titles=titles, links=links,
            )
        )  # fmt: skip
    return outcome


def _occupations(reader: _Reader, tables: Tables) -> set[str]:
    definitions = _definitions(reader, tables.get("texte", ()))

    def row_of(given: dict[str, str]) -> Row:
        code = given["code_rome"]
        if len(code) != 5:
            raise ValueError(f"{code!r} is no occupation code")
        return (
            code,
            given["libelle_rome"],
            definitions.get(code, ""),
            given.get("emploi_reglemente", "") == "O",
        )

    name = "referentiel_code_rome"
    rows = reader.once(name, reader.rows(name, tables[name], OCCUPATIONS, row_of), CODE, "code")
    _put(reader, OCCUPATIONS, rows)
    return {row[0] for row in rows}


def _definitions(reader: _Reader, lines: Iterable[Line]) -> dict[str, str]:
    said: dict[str, list[str]] = {}
    for line in lines:
        try:
            if line.problem:
                raise ValueError(line.problem)
            if line.fields["libelle_type_texte"] == "definition":
                must_be_readable("libelle_texte", line.fields["libelle_texte"])
                said.setdefault(line.fields["code_rome"], []).append(line.fields["libelle_texte"])
        except KeyError as problem:
            reader.refuse("texte", line.number, str(missing(problem)))
        except ValueError as problem:
            reader.refuse("texte", line.number, str(problem))
    return {code: " ".join(sentences) for code, sentences in said.items()}


def _titles(reader: _Reader, tables: Tables, occupations: set[str]) -> int:
    def row_of(given: dict[str, str]) -> Row:
        code = _known(given["code_rome"], occupations)
        return (
            given["code_ogr"],
            code,
            given["libelle_appellation_long"],
            given["classification"] == "PRINCIPALE",
        )

    name = "referentiel_appellation"
    rows = reader.once(name, reader.rows(name, tables[name], TITLES, row_of), CODE, "code")
    _put(reader, TITLES, rows)
    return len(rows)


def _items(reader: _Reader, tables: Tables) -> int:
    rows: list[Row] = []
    for name, (kind, code, label) in ITEMS.items():
        take = lambda given, kind=kind, code=code, label=label: (given[code], kind, given[label])  # noqa: E731
        rows += reader.once(name, reader.rows(name, tables.get(name, ()), THINGS, take), CODE, "code")
    rows = list({row[CODE]: row for row in rows}.values())
    _put(reader, THINGS, rows)
    return len(rows)


def _links(reader: _Reader, tables: Tables, occupations: set[str]) -> int:
    def row_of(given: dict[str, str]) -> Row:
        code = _known(given["code_rome"], occupations)
        return uuid7(), code, given["code_compo_bloc"], given["code_rubrique"], given["code_ogr"]

    name = "liens_rome_referentiels"
    rows = reader.once(name, reader.rows(name, tables[name], LINKS, row_of), slice(1, None), "link")
    done = put(*LINKS, rows, LINK)
    reader.outcome.add("new", done.new)
    reader.outcome.add("removed", remove_absent(OccupationLink, LINK, [row[1:] for row in rows]))
    return len(rows)


def _known(code: str, occupations: set[str]) -> str:
    if code not in occupations:
        raise ValueError(f"the occupation {code!r} does not exist")
    return code


def _put(reader: _Reader, into: Into, rows: list[Row]) -> None:
    done = put(*into, rows, ("code",))
    reader.outcome.add("new", done.new)
    reader.outcome.add("changed", done.changed)
