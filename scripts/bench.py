"""`make bench`: run every measure in tests/load, one after the other. `SIZE=` chooses how much.

A measure is a module `tests/load/bench_<what>.py` that can be run by `python -m`; it finds the size in its
first argument and in the variable SIZE. Without a size each ends within three minutes; `SIZE=full` makes the
figures of docs/measures.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def main(arguments: list[str]) -> int:
    size = arguments[0] if arguments else "default"
    environment = dict(os.environ, SIZE=size)
    failed = []
    for path in sorted((ROOT / "tests" / "load").glob("bench_*.py")):
        print(f"— {path.stem.removeprefix('bench_')} (SIZE={size})", flush=True)
        started = time.monotonic()
        module = f"tests.load.{path.stem}"
        ended = subprocess.run([sys.executable, "-m", module, size], cwd=ROOT, env=environment, check=False)
        if ended.returncode:
            failed.append(path.stem)
        print(f"  {time.monotonic() - started:.1f} s", flush=True)
    print(f"bench: {'failed: ' + ', '.join(failed) if failed else 'done'}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
