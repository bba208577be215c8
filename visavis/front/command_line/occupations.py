"""`visavis occupations search WORDS --rome DIR`: find an occupation among the official titles, without database."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from visavis.decisions.matching.occupations import Found, Occupations, Title
from visavis.front.command_line.official_files import NoOfficialFiles, Table, official_tables


def add(families: argparse._SubParsersAction) -> None:
    parser = families.add_parser("occupations", help="find an occupation (no database needed)")
    leaves = parser.add_subparsers(dest="leaf", metavar="COMMAND", required=True)
    search = leaves.add_parser(
        "search",
        help="occupations that answer some words, best first, as JSON Lines",
        description="Without WORDS, one question a line on standard input: plain words, or JSON with id and text.",
    )
    search.add_argument("words", nargs="*", help="everyday words, e.g. vendeuse en boulangerie")
    search.add_argument("--rome", type=Path, required=True, help="folder or ZIP of the official ROME files")
    search.add_argument("--limit", type=int, default=10, help="how many occupations (10)")
    search.set_defaults(run=_search)


def _search(chosen: argparse.Namespace) -> int:
    try:
        occupations = Occupations(titles(official_tables(chosen.rome)))
    except NoOfficialFiles as problem:
        print(problem, file=sys.stderr)
        return 2
    print(f"{len(occupations.titles)} titles read", file=sys.stderr)
    if chosen.words:
        if instead := occupations.instead_of(" ".join(chosen.words)):
            print(f"Vouliez-vous dire : {instead} ?", file=sys.stderr)
        for found in occupations.search(" ".join(chosen.words), chosen.limit):
            print(json.dumps(as_json(found), ensure_ascii=False))
        return 0
    return _answer(sys.stdin.buffer, occupations, chosen.limit)


def _answer(lines: Iterable[bytes], occupations: Occupations, limit: int) -> int:
    """One JSON line for each question, in order. Returns 2 when one could not be read."""
    read = wrong = 0
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        known_as, text, problem = _question(number, line)
        answer: dict[str, object] = {"id": known_as}
        answer |= (
            {"error": problem}
            if problem
            else {"found": [as_json(one) for one in occupations.search(text, limit)]}
        )
        read, wrong = read + 1, wrong + bool(problem)
        print(json.dumps(answer, ensure_ascii=False), flush=True)
    print(f"{read} questions read, {wrong} unreadable", file=sys.stderr)
    return 2 if wrong else 0


def _question(number: int, line: bytes) -> tuple[object, str, str]:
    """The id, the words, and what is wrong with them (empty when nothing is)."""
    try:
        text = line.decode("utf-8-sig").strip()
    except UnicodeDecodeError:
        return number, "", f"line {number} is not UTF-8"
    if not text.startswith("{"):
        return number, text, ""
    try:
        asked = json.loads(text)
    except ValueError as problem:
        return number, "", f"line {number} is not JSON: {problem}"
    known_as = asked.get("id", number)
    if "text" not in asked:
        return known_as, "", "the field text is missing: it holds the words to look for"
    if not isinstance(asked["text"], str):
        return known_as, "", f"the field text must hold words, not {json.dumps(asked['text'])[:60]}"
    return known_as, asked["text"], ""


def titles(tables: dict[str, Table]) -> Iterator[Title]:
    """Every usable title with its occupation. Raises `NoOfficialFiles` when a table is missing."""
    for needed in ("referentiel_code_rome", "referentiel_appellation"):
        if needed not in tables:
            raise NoOfficialFiles(f"The table {needed} is missing.")
    labels = dict(_columns(tables["referentiel_code_rome"], "code_rome", "libelle_rome"))
    wanted = ("code_rome", "libelle_appellation_long", "classification")
    for code, title, kind in _columns(tables["referentiel_appellation"], *wanted):
        if code in labels:
            yield Title(title, code, labels[code], kind == "PRINCIPALE")


def _columns(table: Table, *names: str) -> Iterator[tuple[str, ...]]:
    """These columns of every usable row. Raises `NoOfficialFiles` when the table has no such column."""
    for row in table.rows():
        if row.problem:
            continue
        for name in names:
            if name not in row.fields:
                raise NoOfficialFiles(f"The table {table.name} has no column {name}.")
        yield tuple(row.fields[name] for name in names)


def as_json(found: Found) -> dict[str, object]:
    """Code, labels, points and the words that answered."""
    title = found.title
    return {
        "code": title.code,
        "occupation": title.occupation,
        "title": title.text,
        "points": found.points,
        "words": list(found.words),
    }
