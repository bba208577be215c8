"""`visavis rights …`: compute and explain unemployment benefit, one by one or by cohort. No Django, no database."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any, TextIO

DONE, FAILED, FED_WRONGLY = 0, 1, 2
EVERY = 1000
UNEXPECTED = {
    "fr": "le calcul s'est arrêté ({problem}) : une personne de l'agence calcule ces droits",
    "en": "the calculation stopped ({problem}): a person of the agency computes these rights",
}


def add(families: argparse._SubParsersAction) -> None:
    """Adds `rights cases`, `rights compute` and `rights cohort`."""
    family = families.add_parser(
        "rights", help="compute and explain unemployment benefit (no database needed)"
    )
    commands = family.add_subparsers(dest="command", metavar="COMMAND", required=True)
    cases = commands.add_parser("cases", help="run reference cases; the last line is `N passed, N failed`")
    cases.add_argument("files", nargs="+", type=Path, metavar="FILE.yaml")
    cases.set_defaults(run=run_cases)
    compute = commands.add_parser(
        "compute", help="situations in, rights out, one JSON a line, in input order"
    )
    compute.add_argument(
        "file", metavar="FILE.json|FILE.jsonl|-", help="one situation, a list, or one a line"
    )
    compute.add_argument(
        "--explain",
        choices=("text", "html", "json", "pdf"),
        help="the derivation of every figure; json stays one JSON a line, text and html do not; pdf: one file each",
    )
    compute.add_argument("--simple", action="store_true", help="with --explain pdf: in simplified language")
    compute.add_argument(
        "--to",
        type=Path,
        metavar="FOLDER",
        help="with --explain pdf: where the files go (default: beside FILE)",
    )
    compute.add_argument("--language", choices=("fr", "en"), default="fr")
    compute.set_defaults(run=run_compute)
    cohort = commands.add_parser(
        "cohort", help="a whole cohort at once, one line a person; see docs/rights.md"
    )
    cohort.add_argument("input", type=Path, metavar="IN.parquet|IN.csv")
    cohort.add_argument("output", type=Path, metavar="OUT.parquet|OUT.csv")
    cohort.add_argument("--rows", type=int, default=200_000, help="lines held in memory at once")
    cohort.set_defaults(run=run_cohort)


def run_cohort(chosen: argparse.Namespace) -> int:
    """Parquet or CSV in and out; who is refused lies beside. Exit code 2 when somebody was."""
    from visavis.front.command_line.rights_cohort import run_cohort as run

    return run(chosen)


def run_cases(chosen: argparse.Namespace) -> int:
    """One line a case. Exit code 1 when one fails, 2 when a file cannot be read."""
    import yaml

    passed = failed = 0
    for file in chosen.files:
        try:
            content = yaml.safe_load(file.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError, yaml.YAMLError) as problem:
            print(f"{file}: cannot be read: {problem}", file=sys.stderr)
            return FED_WRONGLY
        good, bad = _run_file(content if isinstance(content, list) else [content])
        passed, failed = passed + good, failed + bad
    print(f"{passed} passed, {failed} failed")
    return FAILED if failed else DONE


def _run_file(cases: list[Any]) -> tuple[int, int]:
    from visavis.decisions.rights.cases import run_case

    results = [run_case(case) for case in cases]
    for result in results:
        print(
            f"ok    {result.id}" if result.passed else f"FAIL  {result.id}: {'; '.join(result.differences)}"
        )
    good = sum(result.passed for result in results)
    return good, len(results) - good


def run_compute(chosen: argparse.Namespace) -> int:
    """JSON Lines on standard output, progress on standard error. Exit code 2 when a line was bad."""
    if chosen.file == "-":
        sys.stdin.reconfigure(encoding="utf-8", errors="surrogateescape")
        return _compute_all(sys.stdin, chosen)
    try:
        with Path(chosen.file).open(encoding="utf-8", errors="surrogateescape") as lines:
            return _compute_all(lines, chosen)
    except OSError as problem:
        print(f"visavis rights compute: {chosen.file}: {problem}", file=sys.stderr)
        return FED_WRONGLY


def _compute_all(lines: TextIO, chosen: argparse.Namespace) -> int:
    bad = done = 0
    for done, (name, data) in enumerate(_records(lines), 1):
        answer, good = _answer_whatever_happens(name, data, chosen)
        bad += not good
        print(answer.encode("utf-8", "replace").decode("utf-8"))
        if done % EVERY == 0:
            print(f"{done}", file=sys.stderr)
    print(f"{done} read, {bad} bad", file=sys.stderr)
    return FED_WRONGLY if bad or not done else DONE


def _records(lines: TextIO) -> Iterator[tuple[str, Any]]:
    """Each situation with its id; a line that is no JSON comes as a `ValueError`.

    A file that opens with `[` or that holds one object over several lines is read whole.
    """
    first = next((line for line in lines if line.strip()), "")
    if not _is_one_line(first):
        yield from _whole(first + lines.read())
        return
    yield "1", _parsed(first)
    for number, line in enumerate((line for line in lines if line.strip()), 2):
        yield str(number), _parsed(line)


def _is_one_line(first: str) -> bool:
    return bool(first) and not first.lstrip("\ufeff ").startswith("[") and first.strip("\ufeff \r\n") != "{"


def _whole(text: str) -> Iterator[tuple[str, Any]]:
    if text.strip():
        content = _parsed(text)
        for number, record in enumerate(content if isinstance(content, list) else [content], 1):
            yield str(number), record


def _parsed(text: str) -> Any:
    if not text.isascii() and any("\udc80" <= character <= "\udcff" for character in text):
        return ValueError("this line is not UTF-8")
    try:
        return json.loads(text.lstrip("\ufeff"), parse_float=Decimal)
    except (ValueError, RecursionError):
        return ValueError("this line is not JSON")


def _answer_whatever_happens(name: str, data: Any, chosen: argparse.Namespace) -> tuple[str, bool]:
    """One line that breaks the calculation is told as such, and the next ones are answered all the same."""
    if isinstance(data, dict) and data.get("id"):
        name = str(data["id"])
    try:
        return _answer(name, data, chosen)
    except Exception as problem:
        return _error(name, UNEXPECTED[chosen.language].format(problem=type(problem).__name__)), False


def _answer(name: str, data: Any, chosen: argparse.Namespace) -> tuple[str, bool]:
    from visavis.decisions.rights import compute, read

    if isinstance(data, ValueError):
        return _error(name, str(data)), False
    reading = read(data)
    if reading.situation is None:
        return _refused(name, reading.findings, chosen.language), False
    result = compute(reading.situation)
    blocking = [one for one in result.findings if one.severity == "blocking"]
    if blocking:
        return _refused(name, blocking, chosen.language), False
    result = replace(result, findings=(*reading.findings, *result.findings))
    return _shown(name, result, chosen), True


def _shown(name: str, result: Any, chosen: argparse.Namespace) -> str:
    from visavis.decisions.rights import telling

    if chosen.explain == "text":
        return telling.as_text(result, chosen.language)
    if chosen.explain == "html":
        return telling.as_html(result, chosen.language)
    if chosen.explain == "pdf":
        return _printed(name, result, chosen)
    data = telling.as_record(result, chosen.language, whole=chosen.explain == "json")
    return json.dumps(data | {"id": name}, ensure_ascii=False)


def _printed(name: str, result: Any, chosen: argparse.Namespace) -> str:
    """Print one right on A4 sheets and tell where they are."""
    from visavis.decisions.rights.paper import as_paper
    from visavis.foundation.letters.numbered import pdf

    folder = chosen.to or (Path() if chosen.file == "-" else Path(chosen.file).parent)
    safe = "".join(letter if letter.isalnum() or letter in "-_" else "_" for letter in name)[:80]
    path = folder / f"rights-{safe}.pdf"
    path.write_bytes(pdf(as_paper(result, chosen.language, simple=chosen.simple), large=chosen.simple))
    return json.dumps({"id": name, "pdf": str(path)}, ensure_ascii=False)


def _refused(name: str, findings: Iterable[Any], language: str) -> str:
    """Nothing is computed: each problem with the field it points to."""
    told = [
        {
            "code": one.code,
            "severity": one.severity.value,
            "field": one.evidence.field,
            "sentence": one.sentence.say(language),
        }
        for one in findings
    ]
    words = "; ".join(f"{one['field']}: {one['sentence']}" for one in told)
    return json.dumps({"id": name, "error": words, "findings": told}, ensure_ascii=False)


def _error(name: str, words: str) -> str:
    return json.dumps({"id": name, "error": words}, ensure_ascii=False)
