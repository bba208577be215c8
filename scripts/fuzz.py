"""`make fuzz`: anything sent to any address by every role, 100,000 times or as said; writes docs/measures/fuzz.md.

Each role has four shares. A share that ended well is kept in `build/`: a run that was stopped goes on with the others,
as long as the code of the service is the same.
"""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "measures" / "fuzz.md"
ABOUT = """\
Inside one process, without a network: hypothesis draws an address (those a role finds by walking links and forms, six
times as often as the rest of the resolver), fields as the page shows them with two of them wrong at most, now and then
another method, a body that is none, headers of its own (`tests/attack/fuzz.py`). Limits of reading are set aside, or
they would refuse nearly all; the town is brought back as it was after each hundred requests. No answer may be a 5xx,
no page may hold the piece of HTML that was sent to it."""


def kept(requests: str) -> Path:
    """Where the shares of this many requests, sent to this very code, are written."""
    code = hashlib.sha256(requests.encode())
    for path in sorted((ROOT / "visavis").rglob("*")):
        if path.suffix in (".py", ".html", ".toml", ".sql"):
            code.update(path.read_bytes())
    return ROOT / "build" / "fuzz" / code.hexdigest()[:12]


def report(counted: list[dict[str, Any]]) -> str:
    """docs/measures/fuzz.md."""
    statuses: Counter[str] = Counter()
    for each in counted:
        statuses.update(each["statuses"])
    minutes = sum(each["seconds"] for each in counted) / 60
    broken = sum(number for status, number in statuses.items() if status >= "500")
    by_status = ", ".join(f"{number:,} × {status}" for status, number in sorted(statuses.items()))
    return "\n".join(
        [
            "# Anything sent to any address",
            "",
            f"{time.strftime('%Y-%m-%d', time.gmtime())}, {minutes:.0f} minutes of one core. Command: `make fuzz`.",
            "",
            f"**{statuses.total():,} requests by 14 roles, {broken} × 5xx**, no script of a stranger in a page.",
            f"Answers: {by_status}.",
            "",
            *ABOUT.splitlines(),
            "",
        ]
    )


def main(arguments: list[str]) -> int:
    wanted = arguments[0] if arguments else "100000"
    folder = kept(wanted)
    environment = os.environ | {"REQUESTS": wanted, "COUNTED": str(folder)}
    command = [sys.executable, "-m", "pytest", "-q", "-n", "2", "--show-capture=no", "tests/attack"]
    code = subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode
    counted = [json.loads(each.read_text("utf-8")) for each in folder.glob("*.json")]
    if code == 0:
        PAGE.write_text(report(counted), encoding="utf-8")
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
