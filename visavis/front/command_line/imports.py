"""Each official list: which files it is read from, who publishes it, and the action that puts it in place."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from visavis.front.command_line.official_files import (
    NoOfficialFiles,
    Row,
    csv_rows,
    official_tables,
    read_bytes,
    text_of,
)
from visavis.front.command_line.official_tables import checksum, date_of, files_in, json_rows, tables_of

if TYPE_CHECKING:
    from visavis.foundation.database.lines import Line, Outcome
    from visavis.rooms.reference.door import Source, Table

OPEN_LICENCE = "Licence Ouverte 2.0"
# Who publishes what, from where, on what terms; each can be said otherwise on the command line.
PUBLISHED = {
    "occupations": (
        "France Travail, ROME 4.0",
        "https://www.data.gouv.fr/datasets/repertoire-operationnel-des-metiers-et-des-emplois-rome",
        OPEN_LICENCE,
    ),
    "communes": (
        "Insee (code officiel géographique), La Poste",
        "https://www.data.gouv.fr/datasets/code-officiel-geographique-cog",
        OPEN_LICENCE,
    ),
    "agencies": (
        "DILA, annuaire de l’administration",
        "https://www.data.gouv.fr/datasets/service-public-fr-annuaire-de-l-administration-base-de-donnees-locales",
        OPEN_LICENCE,
    ),
    "esco": ("European Commission, ESCO", "https://esco.ec.europa.eu", "Decision 2011/833/EU"),
    "labour_market": ("DARES, France Travail, Insee", "https://dares.travail-emploi.gouv.fr", OPEN_LICENCE),
}


@dataclass(frozen=True, slots=True)
class Watch:
    """Whoever looks on: a bar is started with its name and total, advances; a sentence is said."""

    start: Callable[[str, int | None], None]
    advance: Callable[[str, int], None]
    say: Callable[[str], None]


def rome(chosen: argparse.Namespace, watch: Watch) -> Outcome:
    from visavis.rooms.reference.actions.import_rome import USED, import_rome

    found = {name: table for name, table in official_tables(chosen.path).items() if name in USED}
    files = list(dict.fromkeys(table.source for table in found.values()))
    version = f"v{max((table.version for table in found.values()), default=0)}"
    source = _source("occupations", chosen, files, version)
    tables = {name: list(_lines(table.rows())) for name, table in found.items()}
    for name, lines in tables.items():
        watch.start(name, len(lines))
    outcome = import_rome(tables=tables, source=source, advance=watch.advance, **_common())
    return _locate(outcome, watch)


def communes(chosen: argparse.Namespace, watch: Watch) -> Outcome:
    from visavis.rooms.reference.actions.import_communes import import_communes

    tables, source = _tables("communes", chosen, watch)
    outcome = import_communes(tables=tables, source=source, advance=watch.advance, **_common())
    return _locate(outcome, watch)


def esco(chosen: argparse.Namespace, watch: Watch) -> Outcome:
    from visavis.rooms.reference.actions.import_esco import import_esco

    tables, source = _tables("esco", chosen, watch)
    return import_esco(tables=tables, source=source, advance=watch.advance, **_common())


def labour_market(chosen: argparse.Namespace, watch: Watch) -> Outcome:
    from visavis.rooms.reference.actions.import_labour_market import import_labour_market

    tables, source = _tables("labour_market", chosen, watch)
    return import_labour_market(tables=tables, source=source, advance=watch.advance, **_common())


def agencies(chosen: argparse.Namespace, watch: Watch) -> Outcome:
    from visavis.rooms.agencies.actions.import_agencies import import_agencies

    if not chosen.path.is_file():
        raise NoOfficialFiles(f"{chosen.path}: no such file.")
    part = "table" if ".csv" in chosen.path.suffixes else "directory"
    rows = csv_rows(read_bytes(chosen.path)) if part == "table" else json_rows(chosen.path)
    lines = list(_lines(rows))
    watch.start("agencies", len(lines))
    if part == "table" and not chosen.source:
        chosen.source, chosen.address = "a table of agencies, publisher not said", chosen.address or " "
        chosen.licence = chosen.licence or "not said: check before showing it"
    outcome = import_agencies(
        lines=lines, part=part, source=_source("agencies", chosen, [chosen.path]), serve=frozenset(chosen.serve),
        advance=watch.advance, **_common(),
    )  # fmt: skip
    if unknown := outcome.counts["hours_unknown"]:
        watch.say(f"{unknown} agencies: hours unknown. The list does not say them, and nobody makes them up.")
    if closed := outcome.counts.get("served_closed", 0):
        watch.say(
            f"{closed} of the agencies that work with this service are closed now: see who is followed there."
        )
    return outcome


def offers(chosen: argparse.Namespace, watch: Watch) -> Outcome:
    from visavis.rooms.offers.actions.import_offers import import_offers
    from visavis.rooms.reference.door import communes_known, occupations_known

    in_csv = ".csv" in chosen.path.suffixes
    lines = list(_lines(csv_rows(read_bytes(chosen.path)) if in_csv else _json_lines(chosen.path)))
    for known, what, name in (
        (communes_known, "commune", "communes"),
        (occupations_known, "occupation", "rome"),
    ):
        if not known():
            watch.say(f"NO {what.upper()} IS LOADED: these offers have none until `visavis import {name}`.")
    watch.start("offers", len(lines))
    return import_offers(lines=lines, source=chosen.source, advance=watch.advance, **_common())


def _locate(outcome: Outcome, watch: Watch) -> Outcome:
    """Offers that came before their commune or occupation get it now."""
    from visavis.rooms.offers.actions.locate import locate

    common = _common()
    watch.start("offers", None)
    found = locate(now=common["now"], by=common["by"], advance=watch.advance)
    outcome.counts |= {"offers_located": found.counts["located"], "offers_named": found.counts["named"]}
    return outcome


def _common() -> dict[str, Any]:
    from visavis.foundation.clock import now
    from visavis.foundation.identity.actor import SERVICE, Channel

    return {"now": now(), "by": SERVICE, "channel": Channel.AUTOMATIC}


def _tables(what: str, chosen: argparse.Namespace, watch: Watch) -> tuple[list[Table], Source]:
    """Every table of the files named, and the edition they make."""
    from visavis.rooms.reference.door import Table

    files = files_in(chosen.path)
    source = _source(what, chosen, [path for path, _named in files])
    tables = []
    for path, named in files:
        for found in tables_of(path, named):
            lines = list(_lines(found.rows))
            watch.start(found.name, len(lines))
            tables.append(Table(found.name, found.columns, lines, found.named))
    return tables, source


def _source(what: str, chosen: argparse.Namespace, files: list[Path], version: str = "") -> Source:
    """The edition, as the command line says it, else as its files do. Raises `AlreadyRead` before they are opened."""
    from visavis.rooms.reference.door import FileRead, Source, refuse_if_read

    publisher, address, licence = PUBLISHED[what]
    dated, dated_by = (chosen.date, "given") if chosen.date else date_of(files)
    source = Source(
        what=what, source=chosen.source or publisher, address=(chosen.address or address).strip(),
        licence=chosen.licence or licence, dated=dated, dated_by=dated_by, version=chosen.version or version,
        files=tuple(FileRead(path.name, checksum(path), path.stat().st_size) for path in files),
        again=chosen.again, partial=chosen.partial,
    )  # fmt: skip
    refuse_if_read(source)
    return source


def _lines(rows: Iterable[Row]) -> Iterator[Line]:
    from visavis.foundation.database.lines import Line

    return (Line(row.line, row.fields, row.problem) for row in rows)


def _json_lines(path: Path) -> Iterator[Row]:
    for number, line in enumerate(text_of(read_bytes(path)).splitlines(), start=1):
        if not line.strip():
            continue
        try:
            given = json.loads(line)
            problem = "" if isinstance(given, dict) else "not an object"
        except ValueError as wrong:
            given, problem = {}, f"not readable: {wrong}"
        yield Row(number, given if not problem else {}, problem)
