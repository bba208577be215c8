"""`make asvs`: where the service stands on OWASP ASVS 5.0.0, levels 1 and 2. `--write` makes docs/asvs/README.md again.

The lines lie in docs/asvs, one file a chapter: what is asked (in our words), and the test, the note or the reason that
answers it. Nothing is green by opinion: tests/guarantees/test_every_line_of_asvs.py looks each piece of evidence up.
"""

from __future__ import annotations

import sys
import tomllib
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "docs" / "asvs"
PAGE = FOLDER / "README.md"
STATES = ("test", "design", "not applicable", "not met", "open")


@dataclass(frozen=True)
class Row:
    """One requirement: its number, its level, what it asks in our words, and what answers it."""

    id: str
    level: int
    subject: str
    state: str
    chapter: int
    title: str
    evidence: tuple[str, ...] = ()
    because: str = ""


def rows() -> list[Row]:
    """Every line, in the order of the standard."""
    found = []
    for file in sorted(FOLDER.glob("v*.toml")):
        told = tomllib.loads(file.read_text(encoding="utf-8"))
        for each in told["row"]:
            evidence = tuple(each.pop("evidence", ()))
            found.append(Row(**each, evidence=evidence, chapter=told["chapter"], title=told["title"]))
    return found


def page(known: list[Row]) -> str:
    """The counts, then what is not met, as docs/asvs/README.md."""
    states = Counter(row.state for row in known)
    asked = len(known) - states["not applicable"]
    lines = [
        "# OWASP ASVS 5.0.0, levels 1 and 2", "",
        "Written by `make asvs` from the files beside; do not edit by hand. What is asked is said in our own words;",
        "those of the standard are at owasp.org. A test looks each piece of evidence up and counts the lines.", "",
        f"{len(known)} lines: " + ", ".join(f"{states[state]} {state}" for state in STATES) + ".",
        f"Of the {asked} that apply, {states['test']} ({states['test'] / asked:.0%}) are held by tests;",
        f"{states['open']} have not been looked at in writing yet, whatever the service does.", "",
        "| chapter | level 1 | level 2 | " + " | ".join(STATES) + " |", "|---|" + "---|" * (2 + len(STATES)),
    ]  # fmt: skip
    for chapter in sorted({row.chapter for row in known}):
        mine = [row for row in known if row.chapter == chapter]
        counts = Counter(row.state for row in mine)
        levels = [sum(row.level == level for row in mine) for level in (1, 2)]
        cells = [*levels, *(counts[state] for state in STATES)]
        lines.append(
            f"| [V{chapter}](v{chapter:02}.toml) {mine[0].title} | " + " | ".join(map(str, cells)) + " |"
        )
    lines += ["", "## Not met", ""]
    lines += [f"* **V{row.id}** {row.subject}. {row.because}" for row in known if row.state == "not met"]
    return "\n".join(lines) + "\n"


def main(arguments: list[str]) -> int:
    known = rows()
    if "--write" in arguments:
        PAGE.write_text(page(known), encoding="utf-8")
    print(page(known))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
