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
    return _answer(sys.stdin, occupations, chosen.limit)


def _answer(lines: Iterable[str], occupations: Occupations, limit: int) -> int:
    """One JSON line for each question, in order. Returns 2 when one could not be read."""
    code = 0
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            asked = (
                json.loads(line) if line.lstrip().startswith("{") else {"id": number, "text": line.strip()}
            )
            found = [as_json(one) for one in occupations.search(str(asked["text"]), limit)]
            answer = {"id": asked.get("id", number), "found": found}
        except (ValueError, KeyError) as problem:
            answer, code = {"id": number, "error": f"{type(problem).__name__}: {problem}"}, 2
        print(json.dumps(answer, ensure_ascii=False))
    return code


def titles(tables: dict[str, Table]) -> Iterator[Title]:
    """Every usable title with its occupation. Raises `NoOfficialFiles` when a table is missing."""
    for needed in ("referentiel_code_rome", "referentiel_appellation"):
        if needed not in tables:
            raise NoOfficialFiles(f"The table {needed} is missing.")
    labels = {
        row.fields["code_rome"]: row.fields["libelle_rome"] for row in tables["referentiel_code_rome"].rows()
    }
    for row in tables["referentiel_appellation"].rows():
        code = row.fields.get("code_rome", "")
        if not row.problem and code in labels:
            main = row.fields.get("classification") == "PRINCIPALE"
            yield Title(row.fields["libelle_appellation_long"], code, labels[code], main)


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
