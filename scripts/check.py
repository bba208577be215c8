"""`make check`: style, shape, types, translations, equality. Says all that is wrong, not only the first thing."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BIN = Path(sys.executable).parent
CHECKS = {
    "style": ["ruff", "check", "--quiet", "."],
    "form": ["ruff", "format", "--check", "--quiet", "."],
    "contracts": ["lint-imports", "--no-logo", "--no-cache"],
    "types": ["mypy"],
    "architecture": ["pytest", "-q", "-p", "no:cacheprovider", "tests/architecture"],
    "components": ["python", "scripts/components.py"],
    "translations": ["visavis", "words", "check"],
    "equality": ["visavis", "register", "audit", "--dry-run"],
}


def main() -> int:
    # Types and translations load the settings, and nothing else: no key file, no database.
    environment = dict(os.environ, VISAVIS_SECRET_KEY="only-for-checking-" + "x" * 50)
    failed = []
    for name, (program, *arguments) in CHECKS.items():
        started = time.monotonic()
        print(f"— {name}", flush=True)
        ended = subprocess.run([BIN / program, *arguments], cwd=ROOT, env=environment, check=False)
        if ended.returncode:
            failed.append(name)
        print(f"  {'FAILED' if ended.returncode else 'good'}, {time.monotonic() - started:.1f} s", flush=True)
    print(f"check: {'wrong: ' + ', '.join(failed) if failed else 'all good'}", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
