"""`visavis import WHAT PATH…`: official data in, with progress, its edition, and every refused line said."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from visavis.front.command_line import imports
from visavis.front.command_line.official_files import NoOfficialFiles
from visavis.front.command_line.quiet import quiet_library

if TYPE_CHECKING:
    from visavis.foundation.database.lines import Outcome

MOST_SHOWN = 20
Run = Callable[..., "Outcome"]


def add(families: argparse._SubParsersAction) -> None:
    parser = families.add_parser(
        "import", help="official data: rome, communes, agencies, esco, labour-market, offers"
    )
    leaves = parser.add_subparsers(dest="leaf", metavar="WHAT", required=True)
    _leaf(
        leaves,
        "rome",
        "occupations, titles and links, from a folder or a ZIP of official files",
        imports.rome,
    )
    _leaf(leaves, "communes", "communes: Insee (COG), La Poste, or one table; several files complete each other",
          imports.communes, several=True)  # fmt: skip
    agencies = _leaf(
        leaves, "agencies", "agencies: the public directory (JSON) or a table (CSV)", imports.agencies
    )
    agencies.add_argument(
        "--serve", action="append", default=[], metavar="ID",
        help="the people of this agency work with this service (dila:… or table:…); may be repeated",
    )  # fmt: skip
    _leaf(
        leaves,
        "esco",
        "European occupations and skills, their tree, their table to ROME",
        imports.esco,
        several=True,
    )
    _leaf(leaves, "labour-market", "tensions by family, families and occupations, offers by month (CSV, XLSX, TXT)",
          imports.labour_market, several=True)  # fmt: skip
    offers = _leaf(
        leaves, "offers", "offers of a CSV (.xz) or JSON Lines file; each one is judged", imports.offers
    )
    offers.add_argument("--source", default="france_travail", help="where they come from (france_travail)")


def _leaf(
    leaves: argparse._SubParsersAction, name: str, summary: str, run: Run, *, several: bool = False
) -> argparse.ArgumentParser:
    leaf: argparse.ArgumentParser = leaves.add_parser(name, help=summary)
    leaf.add_argument("path", type=Path, nargs="+" if several else None)
    leaf.add_argument("--refused", type=Path, help="write every refused line there, as JSON Lines")
    if name != "offers":
        _edition_options(leaf)
    leaf.set_defaults(run=lambda chosen: _guarded(run, chosen))
    return leaf


def _edition_options(leaf: argparse.ArgumentParser) -> None:
    leaf.add_argument("--date", type=date.fromisoformat, metavar="YYYY-MM-DD", help="the day of this edition")
    leaf.add_argument("--version", default="", help="its name or number")
    leaf.add_argument("--source", default="", help="who publishes it")
    leaf.add_argument("--address", default="", help="where it was taken")
    leaf.add_argument("--licence", default="", help="on what terms it may be used")
    leaf.add_argument("--again", action="store_true", help="read the same files again")
    leaf.add_argument("--partial", action="store_true", help="not a whole edition: close nothing")


def _guarded(run: Run, chosen: argparse.Namespace) -> int:
    """Exit codes: 0 all taken (or nothing new), 1 impossible, 2 some lines refused."""
    from rich.console import Console

    console = Console(stderr=True, highlight=False)
    try:
        _start_django()
        from visavis.rooms.reference.door import AlreadyRead

        try:
            outcome = _with_progress(run, chosen, console)
        except AlreadyRead as already:
            console.print(f"Nothing to do: {already}.", markup=False)
            return 0
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


def _with_progress(run: Run, chosen: argparse.Namespace, console: Any) -> Outcome:
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, disable=not console.is_terminal) as progress:
        bars: dict[str, Any] = {}

        def start(words: str, total: int | None) -> None:
            bars[words] = progress.add_task(words, total=total)

        def advance(words: str, lines: int) -> None:
            if words in bars:
                progress.advance(bars[words], lines)

        def say(words: str) -> None:
            progress.console.print(words, markup=False)

        return run(chosen, imports.Watch(start, advance, say))


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
