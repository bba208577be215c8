"""`make house`: the tail of the house, where ugliness lives. Prints; never fails.

Aims: files under 400 lines, functions under 40 (30 in `decisions`; the docstring does not count), templates
under 120 lines, five arguments by position at most.
"""

from __future__ import annotations

import ast
import statistics
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FILE, FUNCTION, DECISION, TEMPLATE, ARGUMENTS = 400, 40, 30, 120, 5

ROOM_PLAN = {
    "__init__", "apps", "contributions", "door", "models", "queries", "permissions", "facts", "letters", "forms",
    "rest", "live", "jobs", "urls", "conftest",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Measure:
    """One thing measured: its size, the aim for its kind, and where it is."""

    size: int
    aim: int
    place: str

    @property
    def too_big(self) -> bool:
        return self.size > self.aim


def body_lines(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines of a function from `def` to its end, its docstring left out."""
    lines = (node.end_lineno or node.lineno) - node.lineno + 1
    first = node.body[0]
    if ast.get_docstring(node, clean=False) is not None:
        lines -= (first.end_lineno or first.lineno) - first.lineno + 1
    return lines


def _belongs_to_a_class(node: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    return bool(node.args.args) and node.args.args[0].arg in {"self", "cls"}


def measure_functions(path: Path, root: Path = ROOT) -> tuple[list[Measure], list[Measure]]:
    """Lengths and counts of positional arguments of every function in a file."""
    relative = path.relative_to(root)
    aim = DECISION if "decisions" in relative.parts else FUNCTION
    lengths, arguments = [], []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            place = f"{relative}:{node.lineno} {node.name}"
            lengths.append(Measure(body_lines(node), aim, place))
            positional = len(node.args.posonlyargs) + len(node.args.args) - _belongs_to_a_class(node)
            arguments.append(Measure(positional, ARGUMENTS, place))
    return lengths, arguments


def measure_files(paths: list[Path], aim: int, root: Path = ROOT) -> list[Measure]:
    return [
        Measure(len(path.read_text(encoding="utf-8").splitlines()), aim, str(path.relative_to(root)))
        for path in paths
    ]


def python_files(root: Path = ROOT) -> list[Path]:
    folders = ("visavis", "config", "tests", "scripts")
    found = [path for folder in folders for path in sorted((root / folder).rglob("*.py"))]
    return [path for path in found if "migrations" not in path.parts]


def outside_the_room_plan(root: Path = ROOT) -> list[str]:
    """Files of rooms that the room plan does not name: each should be worth its exception."""
    found = sorted((root / "visavis" / "rooms").glob("*/*.py"))
    return [str(path.relative_to(root)) for path in found if path.stem not in ROOM_PLAN]


def report(title: str, measures: list[Measure], tail: int = 5) -> None:
    if not measures:
        return
    ordered = sorted(measures, key=lambda measure: -measure.size)
    over = [measure for measure in ordered if measure.too_big]
    median = statistics.median(measure.size for measure in measures)
    print(f"\n{title}: {len(measures)}, median {median:g}, longest {ordered[0].size}, too big: {len(over)}")
    for measure in over or ordered[:tail]:
        print(f"  {'✗' if measure.too_big else ' '} {measure.size:>5}  {measure.place}")


def main() -> int:
    paths = python_files()
    lengths, arguments = [], []
    for path in paths:
        of_length, of_arguments = measure_functions(path)
        lengths += of_length
        arguments += of_arguments
    report(f"Files (lines, aim {FILE})", measure_files(paths, FILE))
    report(f"Functions (lines, aim {FUNCTION}, {DECISION} in decisions)", lengths)
    report(f"Arguments by position (aim {ARGUMENTS})", arguments)
    templates = sorted((ROOT / "visavis").rglob("templates/**/*.html"))
    report(f"Templates (lines, aim {TEMPLATE})", measure_files(templates, TEMPLATE))
    print("\nOutside the room plan: " + (", ".join(outside_the_room_plan()) or "nothing"))
    return 0


if __name__ == "__main__":
    sys.exit(main())
