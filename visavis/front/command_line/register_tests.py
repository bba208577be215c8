"""The tests of each package of decisions, run now, and what they said: visavis/decisions/catalogue/last_tests.toml."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Sequence
from pathlib import Path
from xml.etree import ElementTree

FOLDER = Path(__file__).resolve().parents[2] / "decisions"
WRITTEN = FOLDER / "catalogue" / "last_tests.toml"
HEAD = (
    "# What the tests of each package said last, and of which content. Written by `visavis register tests`.\n"
)


def run(packages: Sequence[str] = ()) -> int:
    """Run those packages (none named: all), write, tell. Exit code 1 when a test failed; it is written all the same."""
    from visavis.decisions.catalogue import content_of, names
    from visavis.foundation.clock import day_at, now

    lines, failures = _kept(), 0
    for package in packages or names():
        if not list((FOLDER / package / "tests").glob("test_*.py")):
            continue
        passed, failed = _run(FOLDER / package / "tests")
        failures += failed
        print(f"{package}: {passed} passed, {failed} failed", file=sys.stderr)
        on = day_at(now(), "Europe/Paris").isoformat()
        lines[package] = (
            f'on = {on}\npassed = {passed}\nfailed = {failed}\ncontent = "{content_of(package)}"\n'
        )
    text = "".join(f"\n[{package}]\n{said}" for package, said in sorted(lines.items()))
    WRITTEN.write_text(HEAD + text, encoding="utf-8")
    return 1 if failures else 0


def _kept() -> dict[str, str]:
    """What was written before: each package's lines."""
    table = tomllib.loads(WRITTEN.read_text(encoding="utf-8")) if WRITTEN.exists() else {}
    return {
        name: f'on = {one["on"]}\npassed = {one["passed"]}\nfailed = {one["failed"]}\ncontent = "{one["content"]}"\n'
        for name, one in table.items()
    }


def _run(folder: Path) -> tuple[int, int]:
    """How many passed and how many failed, as pytest counts them. A run that could not start counts as one failure."""
    with tempfile.TemporaryDirectory() as kept:
        report = Path(kept) / "report.xml"
        subprocess.run(
            [sys.executable, "-m", "pytest", "-q", f"--junit-xml={report}", folder],
            stdout=sys.stderr,
            check=False,
        )
        if not report.exists():
            return 0, 1
        suites = ElementTree.parse(report).getroot().iter("testsuite")  # noqa: S314 - our own report
        count = {name: 0 for name in ("tests", "failures", "errors", "skipped")}
        for suite in suites:
            count = {name: count[name] + int(suite.get(name, "0")) for name in count}
    failed = count["failures"] + count["errors"]
    return count["tests"] - failed - count["skipped"], failed
