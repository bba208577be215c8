"""`visavis import rome|offers|communes PATH`: official data in, with progress and every refused line said."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Callable, Iterator
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
from visavis.front.command_line.quiet import quiet_library

if TYPE_CHECKING:
    from visavis.rooms.offers.actions.import_rome import Line, Outcome

MOST_SHOWN = 20


def add(families: argparse._SubParsersAction) -> None:
    parser = families.add_parser("import", help="official data: rome, offers, communes")
    leaves = parser.add_subparsers(dest="leaf", metavar="WHAT", required=True)
    _leaf(leaves, "rome", "occupations, titles and links, from a folder or a ZIP of official files", _rome)
    offers = _leaf(leaves, "offers", "offers of a CSV (.xz) or JSON Lines file; each one is judged", _offers)
    offers.add_argument("--source", default="france_travail", help="where they come from (france_travail)")
    _leaf(leaves, "communes", "communes with postal codes and coordinates, from a CSV (.xz)", _communes)


def _leaf(
    leaves: argparse._SubParsersAction, name: str, summary: str, run: Callable[..., Outcome]
) -> argparse.ArgumentParser:
    leaf: argparse.ArgumentParser = leaves.add_parser(name, help=summary)
    leaf.add_argument("path", type=Path)
    leaf.add_argument("--refused", type=Path, help="write every refused line there, as JSON Lines")
    leaf.set_defaults(run=lambda chosen: _guarded(run, chosen))
    return leaf


def _guarded(run: Callable[..., Outcome], chosen: argparse.Namespace) -> int:
    """Exit codes: 0 all taken, 1 impossible, 2 some lines refused."""
    from rich.console import Console

    console = Console(stderr=True, highlight=False)
    try:
        _start_django()
        outcome = _with_progress(run, chosen, console)
    except (NoOfficialFiles, OSError, ValueError) as problem:
        console.print(f"Nothing was imported: {problem}", markup=False)
        return 1
    print(json.dumps(outcome.counts, ensure_ascii=False))
    _say_refused(outcome, chosen.refused, console)
    return 2 if outcome.refused else 0


def _start_django() -> None:
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    quiet_library()
    django.setup()


def _with_progress(run: Callable[..., Outcome], chosen: argparse.Namespace, console: Any) -> Outcome:
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, disable=not console.is_terminal) as progress:
        bars: dict[str, Any] = {}

        def start(words: str, total: int) -> None:
            bars[words] = progress.add_task(words, total=total)

        def advance(words: str, lines: int) -> None:
            if words in bars:
                progress.advance(bars[words], lines)

        return run(chosen, start, advance)


def _say_refused(outcome: Outcome, file: Path | None, console: Any) -> None:
    for refused in outcome.refused[:MOST_SHOWN]:
        console.print(str(refused), markup=False)
    if len(outcome.refused) > MOST_SHOWN:
        more = len(outcome.refused) - MOST_SHOWN
        console.print(f"… and {more} more. --refused FILE writes them all.", markup=False)
    if file:
        lines = ({"table": one.table, "line": one.line, "error": one.why} for one in outcome.refused)
        file.write_text(
            "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), encoding="utf-8"
        )
    if outcome.refused:
        print(f"{len(outcome.refused)} lines refused", file=sys.stderr)


Start = Callable[[str, int], None]
Advance = Callable[[str, int], None]


def _common() -> dict[str, Any]:
    from visavis.foundation.clock import now
    from visavis.foundation.identity.actor import SERVICE, Channel

    return {"now": now(), "by": SERVICE, "channel": Channel.AUTOMATIC}


def _lines(rows: Iterator[Row] | list[Row]) -> list[Line]:
    from visavis.rooms.offers.actions.import_rome import Line

    return [Line(row.line, row.fields, row.problem) for row in rows]


def _rome(chosen: argparse.Namespace, start: Start, advance: Advance) -> Outcome:
    from visavis.rooms.offers.actions.import_rome import USED, import_rome

    found = official_tables(chosen.path)
    tables = {name: _lines(found[name].rows()) for name in USED if name in found}
    for name, lines in tables.items():
        start(name, len(lines))
    version = max(table.version for table in found.values())
    return import_rome(tables=tables, version=version, advance=advance, **_common())


def _offers(chosen: argparse.Namespace, start: Start, advance: Advance) -> Outcome:
    from visavis.rooms.offers.actions.import_offers import import_offers

    lines = _lines(
        csv_rows(read_bytes(chosen.path)) if ".csv" in chosen.path.suffixes else _json_rows(chosen.path)
    )
    start("offers", len(lines))
    return import_offers(lines=lines, source=chosen.source, advance=advance, **_common())


def _communes(chosen: argparse.Namespace, start: Start, advance: Advance) -> Outcome:
    from visavis.rooms.offers.actions.import_communes import import_communes

    lines = _lines(csv_rows(read_bytes(chosen.path)))
    start("communes", len(lines))
    return import_communes(lines=lines, advance=advance, **_common())


def _json_rows(path: Path) -> Iterator[Row]:
    for number, line in enumerate(text_of(read_bytes(path)).splitlines(), start=1):
        if not line.strip():
            continue
        try:
            given = json.loads(line)
            problem = "" if isinstance(given, dict) else "not an object"
        except ValueError as wrong:
            given, problem = {}, f"not readable: {wrong}"
        yield Row(number, given if not problem else {}, problem)
