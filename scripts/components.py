"""Are the components as fresh as docs/security.md promises? Part of `make check`, which says it and goes on:

an urgent change must land on any day, and the same commit must not be good today and wrong tomorrow.
"""

from __future__ import annotations

import re
import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

PAGE = Path(__file__).resolve().parents[1] / "docs" / "security.md"
QUARTER = timedelta(days=92)


def looked_through(text: str) -> date:
    """The day on which all components were last brought up to date, as the page says it."""
    return date.fromisoformat(re.search(r"last brought up to date on (\d{4}-\d\d-\d\d)", text)[1])


def fault(text: str, today: date) -> str:
    """What is wrong on this day; '' when nothing is."""
    last = looked_through(text)
    if today - last <= QUARTER:
        return ""
    return f"Components were last brought up to date on {last}: `uv lock --upgrade`, the tests, then docs/security.md."


def main() -> int:
    """Say it."""
    if said := fault(PAGE.read_text(encoding="utf-8"), datetime.now(UTC).date()):
        print(f"  ! {said}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
