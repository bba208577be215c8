"""`visavis offers check FILE.jsonl`: is each offer lawful? JSON Lines in, JSON Lines out, same order, no database."""

from __future__ import annotations

import argparse
import json
import lzma
import sys
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from datetime import date
from pathlib import Path

from visavis.decisions.offers.judge import judge
from visavis.decisions.offers.offer import UnreadableOffer, offer_from
from visavis.decisions.offers.rules import RULES
from visavis.decisions.offers.verdict import Finding, Verdict
from visavis.foundation import clock
from visavis.front.command_line.official_files import NoOfficialFiles, csv_rows, read_bytes, text_of

SAY_EVERY = 500


def add(families: argparse._SubParsersAction) -> None:
    parser = families.add_parser("offers", help="is this offer lawful? (no database needed)")
    leaves = parser.add_subparsers(dest="leaf", metavar="COMMAND", required=True)
    check = leaves.add_parser(
        "check",
        help="judge each offer of a file",
        description="Fields: id, title, description, contract, wage_text or wage_amount with wage_unit "
        "(hour, day, week, month, year), hours_text or hours_per_week, place, employer, created_on. "
        "The names of the French open data are understood too.",
    )
    check.add_argument("file", type=Path, help="JSON Lines, or CSV (.xz allowed); - for standard input")
    check.add_argument(
        "--on", type=date.fromisoformat, help="the day of the law (default: of each offer, or today)"
    )
    check.add_argument("--language", choices=["fr", "en"], default="fr", help="of the sentences (fr)")
    check.add_argument("--explain", action="store_true", help="add the whole explanation")
    check.set_defaults(run=_check)
    rules = leaves.add_parser("rules", help="the rules, one JSON line each")
    rules.add_argument("--language", choices=["fr", "en"], default="fr")
    rules.set_defaults(run=_rules)


def _check(chosen: argparse.Namespace) -> int:
    read = wrong = 0
    try:
        for line, record in _given(chosen.file):
            answer = _answer(line, record, chosen)
            read, wrong = read + 1, wrong + ("error" in answer)
            print(json.dumps(answer, ensure_ascii=False), flush=True)
            if read % SAY_EVERY == 0:
                print(f"{read} offers read", file=sys.stderr)
    except BrokenPipeError:
        raise
    except (OSError, NoOfficialFiles, lzma.LZMAError, EOFError) as problem:
        print(f"{chosen.file}: {problem}", file=sys.stderr)
        return 2
    print(f"{read} offers read, {wrong} unreadable", file=sys.stderr)
    return 2 if wrong else 0


def _given(file: Path) -> Iterator[tuple[int, object]]:
    """Line number and record of each line, as they come: a mapping, or the error that prevented it."""
    if ".csv" in file.suffixes:
        for row in csv_rows(read_bytes(file)):
            yield row.line, ValueError(row.problem) if row.problem else row.fields
        return
    with _opened(file) as lines:
        for number, line in enumerate(lines, start=1):
            if line.strip():
                yield number, _record(line)


def _opened(file: Path) -> AbstractContextManager[Iterable[bytes]]:
    if str(file) == "-":
        return nullcontext(sys.stdin.buffer)
    return lzma.open(file) if file.suffix == ".xz" else file.open("rb")


def _record(line: bytes) -> object:
    try:
        return json.loads(text_of(line))
    except (ValueError, RecursionError) as problem:
        return ValueError(str(problem))


def _answer(line: int, record: object, chosen: argparse.Namespace) -> dict[str, object]:
    if isinstance(record, ValueError):
        return {"id": line, "error": f"line {line} is not readable: {record}"}
    if not isinstance(record, dict):
        return {"id": line, "error": f"line {line} is not an object"}
    known_as = record.get("id", line)
    try:
        offer = offer_from(record)
        verdict = judge(offer, chosen.on or offer.created_on or _today())
    except UnreadableOffer as problem:
        return {"id": known_as, "error": str(problem)}
    except LookupError as problem:
        return {"id": known_as, "error": f"{problem}"}
    return {"id": known_as} | as_json(verdict, chosen.language, chosen.explain)


def _today() -> date:
    return clock.day_at(clock.now(), "Europe/Paris")


def as_json(verdict: Verdict, language: str, explain: bool = False) -> dict[str, object]:
    """`verdict` (block, fix, warn or lawful) and its findings in `language`."""
    said: dict[str, object] = {
        "verdict": verdict.severity.value if verdict.severity else "lawful",
        "findings": [finding_as_json(finding, language) for finding in verdict.findings],
    }
    return said | {"explanation": verdict.explanation.to_json()} if explain else said


def finding_as_json(finding: Finding, language: str) -> dict[str, object]:
    """One finding: code, severity, sentence, words at fault with their place, lawful wording, article."""
    where = finding.evidence
    said = {
        "code": finding.code,
        "severity": finding.severity.value,
        "words": finding.words.say(language),
        "field": where.field,
        "start": where.start,
        "end": where.end,
        "quote": where.quote,
        "proposal": finding.proposal.say(language),
        "law": str(finding.law),
    }
    return said | {"lowest_lawful": str(finding.why.value)} if finding.why else said


def _rules(chosen: argparse.Namespace) -> int:
    for rule in RULES:
        law = [str(reference) for reference in rule.law]
        print(
            json.dumps(
                {"code": rule.code, "words": rule.plain.say(chosen.language), "law": law}, ensure_ascii=False
            )
        )
    return 0
