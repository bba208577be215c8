"""Run the tests in two passes, and end with one line that counts them all.

First everything, two at a time, a free worker taking over what waits for the other; then the tests that start the
whole service, one after the other, because they watch ports, processes and seconds. `--long` adds the tests marked
`long`.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

ROOT = Path(__file__).resolve().parents[1]
REPORTS = ROOT / "build" / "tests"
NOTHING_SELECTED = 5


def run_pass(name: str, *arguments: str, environment: dict[str, str]) -> int:
    report = REPORTS / f"{name}.xml"
    report.unlink(missing_ok=True)
    command = [sys.executable, "-m", "pytest", "-q", f"--junitxml={report}", *arguments]
    code = subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode
    return 0 if code == NOTHING_SELECTED else code


def count() -> dict[str, int]:
    """Passed, failed and skipped tests of both passes."""
    total = {"tests": 0, "failures": 0, "errors": 0, "skipped": 0}
    for report in REPORTS.glob("*.xml"):
        for suite in ElementTree.parse(report).getroot().iter("testsuite"):  # noqa: S314 (our own file)
            for key in total:
                total[key] += int(suite.get(key, 0))
    failed = total["failures"] + total["errors"]
    return {
        "passed": total["tests"] - failed - total["skipped"],
        "failed": failed,
        "skipped": total["skipped"],
    }


def main(arguments: list[str]) -> int:
    long = "--long" in arguments
    rest = [word for word in arguments if word != "--long"]
    REPORTS.mkdir(parents=True, exist_ok=True)
    for old in REPORTS.glob("*.xml"):
        old.unlink()
    environment = dict(os.environ, HYPOTHESIS_PROFILE="long" if long else "default")
    without_long = "" if long else " and not long"
    together = ("-n", "2", "--dist", "worksteal", "-m", "not start" + without_long)
    codes = [
        run_pass("together", *together, *rest, environment=environment),
        run_pass("alone", "-m", "start" + without_long, *rest, environment=environment),
    ]
    counted = count()
    print(", ".join(f"{number} {word}" for word, number in counted.items()), flush=True)
    return 1 if any(codes) or not counted["passed"] else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
