"""Time and memory of `visavis import rome`: the first time, then again when nothing changed.

    ROME=/path/to/the/official/files python -m tests.load.bench_import_rome

Without ROME the folder of official data beside the project is taken; without either the bench says so and ends
with code 2. It measures whole processes: wall seconds, and the largest memory of the process.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

BESIDE = Path(__file__).resolve().parents[3] / "shared" / "data" / "rome"


def run(environment: dict[str, str], *words: str) -> tuple[int, float]:
    """One command of the service; its exit code and wall seconds."""
    started = time.perf_counter()
    command = [sys.executable, "-m", "visavis", *words]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        print(done.stderr[-2000:], file=sys.stderr)
    return done.returncode, time.perf_counter() - started


def largest_mb() -> float:
    """The largest memory of any child so far, in MB."""
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024


def main() -> int:
    """Print one line an import."""
    folder = Path(os.environ.get("ROME", BESIDE))
    if not folder.exists():
        print("No official files: name their folder in ROME.", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as state:
        Path(state).chmod(0o755)
        environment = {**os.environ, "VISAVIS_STATE": str(Path(state, "state"))}
        for step in (("db", "init"), ("db", "start")):
            code, _seconds = run(environment, *step)
            if code:
                return code
        try:
            for words in ("first", "again"):
                code, seconds = run(environment, "import", "rome", str(folder))
                print(f"{words:6} exit {code}  {seconds:6.1f} s  {largest_mb():6.0f} MB", flush=True)
        finally:
            run(environment, "db", "stop")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
