"""`visavis cv anonymise FILE.jsonl`: the text of each CV without what says who the person is. No database."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

from visavis.decisions.anonymity import anonymise


def add(families: argparse._SubParsersAction) -> None:
    parser = families.add_parser("cv", help="anonymise the text of a CV (no database needed)")
    leaves = parser.add_subparsers(dest="leaf", metavar="COMMAND", required=True)
    leaf = leaves.add_parser(
        "anonymise",
        help="hide what says who the person is",
        description='JSON Lines in, JSON Lines out, in order. Fields: id, text, names (a list: ["Nadia", "Belkacem"]), '
        "address (hers, as she writes it).",
    )
    leaf.add_argument("file", help="JSON Lines; - for standard input")
    leaf.add_argument("--language", choices=["fr", "en"], default="fr", help="of the reasons (fr)")
    leaf.set_defaults(run=_anonymise)


def _anonymise(chosen: argparse.Namespace) -> int:
    read = wrong = 0
    try:
        with _opened(chosen.file) as lines:
            for number, line in enumerate(lines, start=1):
                if line.strip():
                    answer = _answer(number, line, chosen.language)
                    read, wrong = read + 1, wrong + ("error" in answer)
                    print(json.dumps(answer, ensure_ascii=False), flush=True)
    except OSError as problem:
        print(f"{chosen.file}: {problem}", file=sys.stderr)
        return 2
    print(f"{read} texts read, {wrong} unreadable", file=sys.stderr)
    return 2 if wrong else 0


def _opened(file: str) -> AbstractContextManager[Iterable[bytes]]:
    return nullcontext(sys.stdin.buffer) if file == "-" else Path(file).open("rb")


def _answer(number: int, line: bytes, language: str) -> dict[str, object]:
    try:
        record = json.loads(line.decode("utf-8"))
    except (ValueError, RecursionError):
        return {"id": number, "error": f"line {number} is not readable JSON in UTF-8"}
    if not isinstance(record, dict):
        return {"id": number, "error": f"line {number} is not an object"}
    known_as, text, names = record.get("id", number), record.get("text"), record.get("names", [])
    if not isinstance(text, str):
        return {"id": known_as, "error": "the field text must be a text"}
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        return {"id": known_as, "error": "the field names must be a list of texts"}
    address = record.get("address", "")
    if not isinstance(address, str):
        return {"id": known_as, "error": "the field address must be a text"}
    done = anonymise(text, names, address)
    hidden = [
        {
            "kind": one.kind, "start": one.start, "end": one.end, "why": one.why.say(language),
            "law": str(one.law),
        }
        for one in done.hidden
    ]  # fmt: skip
    missing = [each.say(language) for each in done.missing]
    return {"id": known_as, "text": done.text, "hidden": hidden, "missing": missing}
