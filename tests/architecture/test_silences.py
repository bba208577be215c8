"""Where a checker is told to be quiet, the line says why; where none listens, nobody tells it anything."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SILENCE = re.compile(r"#\s*(?:type: ignore\[[\w, -]+\]|noqa: [A-Z]+\d+(?:, ?[A-Z]+\d+)*)(?P<why>.*)$")
# `files` of [tool.mypy]: elsewhere types are followed, not judged.
JUDGED = re.compile(r"visavis/decisions/|visavis/rooms/\w+/door\.py|visavis/rooms/\w+/actions/")
STAR = "import *"  # settings: one flat list of names in several files


def silenced() -> Iterator[tuple[str, int, str, str]]:
    """(file, line number, line, reason) of each line that silences a checker."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "*.py"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    ).stdout.split("\n")  # fmt: skip
    for name in filter(None, listed):
        if not (ROOT / name).exists() or name == Path(__file__).relative_to(ROOT).as_posix():
            continue
        for number, line in enumerate((ROOT / name).read_text(encoding="utf-8").splitlines(), start=1):
            if found := SILENCE.search(line):
                yield name, number, line, found["why"].strip().removeprefix("#").removeprefix("-").strip()


def test_each_silence_says_why() -> None:
    mute = [
        f"{name}:{number}" for name, number, line, why in silenced()
        if (not why or why.startswith("fmt:")) and STAR not in line and "migrations/" not in name
    ]  # fmt: skip
    assert mute == []


def test_types_are_silenced_only_where_they_are_judged() -> None:
    needless = [
        f"{name}:{number}" for name, number, line, _why in silenced()
        if "type: ignore" in line and (not JUDGED.match(name) or "/tests/" in name)
    ]  # fmt: skip
    assert needless == []
