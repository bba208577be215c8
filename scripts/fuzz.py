"""`make fuzz`: anything sent to any address by every role, 100,000 times or as said; writes docs/measures/fuzz.md."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "measures" / "fuzz.md"
ABOUT = """\
Inside one process, without a network: hypothesis draws an address (those a role finds by walking links and forms, six
times as often as the rest of the resolver), fields as the page shows them with two of them wrong at most, now and then
another method, a body that is none, headers of its own (`tests/attack/fuzz.py`). Limits of reading are set aside, or
they would refuse nearly all; the town is brought back as it was after each hundred requests. No answer may be a 5xx,
no page may hold the piece of HTML that was sent to it."""


def report(counted: list[dict[str, object]], seconds: float) -> str:
    """docs/measures/fuzz.md."""
    statuses: Counter[str] = Counter()
    for each in counted:
        statuses.update(each["statuses"])
    broken = sum(number for status, number in statuses.items() if status >= "500")
    by_status = ", ".join(f"{number:,} × {status}" for status, number in sorted(statuses.items()))
    return "\n".join(
        [
            "# Anything sent to any address",
            "",
            f"{time.strftime('%Y-%m-%d', time.gmtime())}, 2 cores, {seconds / 60:.0f} minutes. Command: `make fuzz`.",
            "",
            f"**{statuses.total():,} requests by 14 roles, {broken} × 5xx**, no script of a stranger in a page.",
            f"Answers: {by_status}.",
            "",
            *ABOUT.splitlines(),
            "",
        ]
    )


def main(arguments: list[str]) -> int:
    folder = ROOT / "build" / "fuzz"
    for old in folder.glob("*.json"):
        old.unlink()
    environment = os.environ | {"REQUESTS": arguments[0] if arguments else "100000", "COUNTED": str(folder)}
    command = [sys.executable, "-m", "pytest", "-q", "-n", "2", "--show-capture=no", "tests/attack"]
    started = time.monotonic()
    code = subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode
    counted = [json.loads(each.read_text("utf-8")) for each in folder.glob("*.json")]
    if code == 0:
        PAGE.write_text(report(counted, time.monotonic() - started), encoding="utf-8")
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
