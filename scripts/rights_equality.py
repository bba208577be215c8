"""`make rights-equality`: random lives through both engines of rights, result by result; writes docs/measures.

Arguments: `COUNT` (1,000,000 when nobody says), then `SEED`. Each chunk of lives has its own seed: where the engines
part, that chunk can be made again alone. What was compared is kept in `build/`: a run that was stopped writes its page
with what it has, and goes on from there the next time, as long as the code of rights is the same.
"""

from __future__ import annotations

import hashlib
import json
import os
import signal
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
PAGE = ROOT / "docs" / "measures" / "rights-equality.md"
CHUNK, SHOWN = 500, 20
ABOUT = """\
Written by `make rights-equality`. The scalar engine explains each figure; the columns (`decisions/rights/cohort`)
compute whole cohorts. Random lives, drawn from a seed with the days and ages on which the law changes, go through
both; every value of every person is compared, each month of each right too."""


def one_chunk(seed: int, number: int) -> dict[str, Any]:
    """A chunk of lives by both engines; nothing is drawn outside its own seed."""
    from visavis.decisions.rights.cohort.tests.comparing import compared
    from visavis.decisions.rights.cohort.tests.lives import random_lives

    started = time.process_time()
    found = compared(random_lives(CHUNK, seed, number))
    return {"chunk": number, "seconds": time.process_time() - started, **vars(found)}


def kept(seed: int) -> Path:
    """Where the chunks of this seed and of this very code are written."""
    code = hashlib.sha256()
    for path in sorted((ROOT / "visavis" / "decisions").rglob("*")):
        if path.suffix in (".py", ".toml") and ("rights" in path.parts or "shared" in path.parts):
            code.update(path.read_bytes())
    return ROOT / "build" / "rights-equality" / f"{seed}-{code.hexdigest()[:12]}.jsonl"


def read(path: Path) -> dict[int, dict[str, Any]]:
    """The chunks already there; a line cut by a sudden stop is left out."""
    found = {}
    for line in path.read_text(encoding="utf-8").splitlines() if path.exists() else []:
        if line.endswith("}"):
            chunk = json.loads(line)
            found[chunk["chunk"]] = chunk
    return found


def run(count: int, seed: int) -> list[dict[str, Any]]:
    """All the chunks, on every core, with a bar; those there already are not made again."""
    path = kept(seed)
    path.parent.mkdir(parents=True, exist_ok=True)
    done = read(path)
    chunks = range(-(-count // CHUNK))
    missing = [number for number in chunks if number not in done]
    columns = (TextColumn("lives"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with path.open("a", encoding="utf-8") as lines, Progress(*columns) as bar:
        task = bar.add_task(
            "lives", total=len(chunks) * CHUNK, completed=(len(chunks) - len(missing)) * CHUNK
        )
        for chunk in _made(seed, missing):
            done[chunk["chunk"]] = chunk
            lines.write(json.dumps(chunk) + "\n")
            lines.flush()
            bar.advance(task, CHUNK)
    return [done[number] for number in chunks if number in done]


def _made(seed: int, missing: list[int]) -> Iterator[dict[str, Any]]:
    with get_context("spawn").Pool(os.cpu_count(), signal_ignored) as pool:
        try:
            yield from pool.imap_unordered(partial(one_chunk, seed), missing)
        except KeyboardInterrupt:
            pool.terminate()


def signal_ignored() -> None:
    """In each process: only the first one hears an interruption."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _stopped(*_: object) -> None:
    raise KeyboardInterrupt


def page(found: list[dict[str, Any]], seed: int) -> str:
    """What was compared, when, and what parted."""
    lives = sum(one["looked_at"] for one in found)
    routed = _summed(found, "routed")
    covered = lives - sum(routed.values())
    parted = [(one["chunk"], *difference) for one in found for difference in one["differences"]]
    rows = {
        "day": f"{datetime.now(UTC):%Y-%m-%d}",
        "seed": str(seed),
        "lives": f"{lives:,}",
        "compared value by value": f"{covered:,} ({covered / lives:.2%})",
        "**differences**": f"**{len(parted)}**",
        "rights with amounts": f"{sum(one['amounts'] for one in found):,}",
        "months of payment compared": f"{sum(one['months'] for one in found):,}",
        "with an earlier end of contract (article 7)": f"{sum(one['earlier_ends'] for one in found):,}",
        "seconds of processor": f"{sum(one['seconds'] for one in found):,.0f}",
    }
    lines = ["# Two engines of rights, one result", "", ABOUT, "", "| | |", "|---|---|"]
    lines += [f"| {name} | {value} |" for name, value in rows.items()]
    lines += [
        "",
        *_table("Rules of", _summed(found, "by_text")),
        *_table("Answer", _summed(found, "by_answer")),
    ]
    lines += _table("To the scalar engine, with the reason", routed)
    lines += ["Whoever was sent there as unreadable was found unreadable by it too.", ""]
    lines += [
        f"* chunk {at}, person {row} ({text}): {'; '.join(how)}" for at, row, text, how in parted[:SHOWN]
    ]
    return "\n".join(lines).rstrip() + "\n"


def _summed(found: list[dict[str, Any]], name: str) -> dict[str, int]:
    total: dict[str, int] = {}
    for one in found:
        for word, number in one[name].items():
            total[word] = total.get(word, 0) + number
    return dict(sorted(total.items()))


def _table(title: str, counts: dict[str, int]) -> list[str]:
    return [
        f"| {title} | lives |",
        "|---|---|",
        *(f"| {name} | {number:,} |" for name, number in counts.items()),
        "",
    ]


def main(arguments: list[str]) -> int:
    count = int(arguments[0]) if arguments else 1_000_000
    seed = int(arguments[1]) if len(arguments) > 1 else 20261126
    os.nice(15)
    signal.signal(signal.SIGTERM, _stopped)
    found = run(count, seed)
    if not found:
        return 1
    PAGE.write_text(page(found, seed), encoding="utf-8")
    parted = sum(len(one["differences"]) for one in found)
    lives = sum(one["looked_at"] for one in found)
    print(f"{lives:,} of {count:,} lives, {parted} differences: {PAGE.relative_to(ROOT)}")
    return 1 if parted or lives < count else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
