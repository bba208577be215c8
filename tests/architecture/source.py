"""The project's own source, read as syntax trees: what the architecture tests look at."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
VISAVIS = ROOT / "visavis"


def is_test(path: Path) -> bool:
    return "tests" in path.parts or path.name == "conftest.py" or path.name.startswith("testing")


@cache
def modules(folder: Path = VISAVIS, *, with_tests: bool = False) -> tuple[Path, ...]:
    """Python files below a folder, migrations left out."""
    found = (path for path in sorted(folder.rglob("*.py")) if "migrations" not in path.parts)
    return tuple(path for path in found if with_tests or not is_test(path))


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def packages(folder: Path = VISAVIS) -> list[Path]:
    """Folders that are packages, tests and migrations left out."""
    inside = (path.parent for path in sorted(folder.rglob("__init__.py")))
    return [path for path in inside if not {"tests", "migrations"} & set(path.parts)]


def dotted(node: ast.expr) -> str:
    """`datetime.now` for the expression that reads so; empty for anything else."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute) and (left := dotted(node.value)):
        return f"{left}.{node.attr}"
    return ""


def calls(module: ast.Module) -> Iterator[tuple[int, str]]:
    """Line and dotted name of every call."""
    for node in ast.walk(module):
        if isinstance(node, ast.Call) and (name := dotted(node.func)):
            yield node.lineno, name


def imports(module: ast.Module) -> Iterator[tuple[int, str]]:
    """Line and full dotted name of everything imported, however deep in the file."""
    for node in ast.walk(module):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield node.lineno, alias.name
        elif isinstance(node, ast.ImportFrom) and node.module:
            for alias in node.names:
                yield node.lineno, f"{node.module}.{alias.name}"


def place(path: Path, line: int) -> str:
    return f"{path.relative_to(ROOT)}:{line}" if path.is_relative_to(ROOT) else f"{path.name}:{line}"
