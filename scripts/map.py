"""`make map`: write docs/map.md from the first docstring line of every package. `--check` only compares."""

from __future__ import annotations

import ast
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
MAP = ROOT / "docs" / "map.md"
UNNAMED = {"tests", "migrations", "actions", "screens", "templatetags"}
STOREYS = ("front", "rooms", "foundation", "decisions")
BESIDE = ("config", "tests")
HEAD = """# Map of the house

Written by `make map` from the first line of each package's docstring; do not edit by hand.

**front shows, rooms act, foundation carries, decisions decide.** Imports only go down this page.
The files in a room's `actions/` are its user manual: they are named after each room.
"""


def first_line(package: Path) -> str:
    """The first docstring line of a package, empty when there is none."""
    source = (package / "__init__.py").read_text(encoding="utf-8")
    return (ast.get_docstring(ast.parse(source)) or "").split("\n")[0]


def children(package: Path) -> list[Path]:
    inside = (path.parent for path in sorted(package.glob("*/__init__.py")))
    return [path for path in inside if path.name not in UNNAMED]


def actions(package: Path) -> str:
    names = sorted(path.stem for path in package.glob("actions/*.py") if path.stem != "__init__")
    return f" — *{', '.join(names)}*" if names else ""


def lines(package: Path, depth: int = 0) -> list[str]:
    """One line per package below, deeper ones indented."""
    written = []
    for child in children(package):
        where = child.relative_to(ROOT).as_posix()
        written.append(f"{'  ' * depth}* [`{child.name}`](../{where}) {first_line(child)}{actions(child)}")
        written += lines(child, depth + 1)
    return written


def draw() -> str:
    """The whole map as Markdown."""
    parts = [HEAD]
    for storey in STOREYS:
        package = ROOT / "visavis" / storey
        parts.append(f"\n## {storey}\n\n{first_line(package)}\n\n" + "\n".join(lines(package)) + "\n")
    parts.append("\n## Beside the house\n\n")
    parts += [f"* [`{name}`](../{name}) {first_line(ROOT / name)}\n" for name in BESIDE]
    return "".join(parts)


def main(arguments: list[str]) -> int:
    drawn = draw()
    if "--check" in arguments:
        current = MAP.read_text(encoding="utf-8") if MAP.exists() else ""
        print("docs/map.md is current." if current == drawn else "docs/map.md is old: run `make map`.")
        return int(current != drawn)
    MAP.write_text(drawn, encoding="utf-8")
    print(f"docs/map.md: {drawn.count(chr(10))} lines")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
