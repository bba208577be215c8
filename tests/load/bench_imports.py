"""Time and memory of each `visavis import` of official lists: the first time, then again with nothing changed.

    DATA=/path/to/the/official/files python -m tests.load.bench_imports

Without DATA the folder of official data beside the project is taken; without either the bench says so and ends
with code 2. It measures whole processes: wall seconds, processor seconds, the largest memory of the process.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

BESIDE = Path(__file__).resolve().parents[3] / "shared" / "data"
DARES = "labour-market/dares_portrait_metiers"
LISTS = {
    "rome": ["rome"],
    "communes": ["geo/communes.csv.xz"],
    "agencies": ["geo/agences_emploi.csv"],
    "esco": ["esco", "rome/crosswalks/FR_20230607_mapping_esco_rome.csv.xz"],
    "labour-market": [
        f"{DARES}/tensions.csv.xz",
        f"{DARES}/fap225_rome.csv.xz",
        "labour-market/series_offres_diffusees_T42025.xlsx",
    ],
}


def run(environment: dict[str, str], *words: str) -> tuple[int, float, float, float]:
    """One command of the service: its exit code, wall and processor seconds, and largest memory in MB."""
    started = time.perf_counter()
    command = [sys.executable, "-m", "visavis", *words]
    process = subprocess.Popen(
        command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    )
    said = process.stderr.read() if process.stderr else ""
    _pid, status, used = os.wait4(process.pid, 0)
    process.returncode = code = os.waitstatus_to_exitcode(status)
    if code == 1:
        print(said[-2000:], file=sys.stderr)
    return code, time.perf_counter() - started, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def main() -> int:
    """Print one line an import."""
    folder = Path(os.environ.get("DATA", BESIDE))
    if not folder.exists():
        print("No official files: name their folder in DATA.", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as state:
        Path(state).chmod(0o755)
        environment = {**os.environ, "VISAVIS_STATE": str(Path(state, "state"))}
        for step in (("db", "init"), ("db", "start")):
            code = run(environment, *step)[0]
            if code:
                return code
        try:
            for name, files in LISTS.items():
                paths = [str(folder / file) for file in files]
                for words, options in (("first", []), ("again", ["--again"]), ("same", [])):
                    code, wall, used, memory = run(environment, "import", name, *options, *paths)
                    print(
                        f"{name:14} {words:6} exit {code}  {wall:6.1f} s  {used:6.1f} s of processor  {memory:6.0f} MB",
                        flush=True,
                    )
        finally:
            run(environment, "db", "stop")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
