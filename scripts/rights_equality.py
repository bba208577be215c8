"""`make rights-equality`: random lives through both engines of rights, result by result; writes docs/measures.

Arguments: `COUNT` (1,000,000 when nobody says), then `SEED`. Each chunk of lives has its own seed: where the engines
part, that chunk can be made again alone.
"""

from __future__ import annotations

import os
import sys
import time
from datetime import UTC, datetime
from functools import partial
from multiprocessing import get_context
from pathlib import Path

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
PAGE = ROOT / "docs" / "measures" / "rights-equality.md"
CHUNK, SHOWN = 500, 20


def one_chunk(seed: int, number: int):
    """A chunk of lives by both engines; nothing is drawn outside its own seed."""
    from visavis.decisions.rights.cohort.tests.comparing import compared
    from visavis.decisions.rights.cohort.tests.lives import random_lives

    return number, compared(random_lives(CHUNK, seed, number))


def run(count: int, seed: int):
    """All the chunks, on every core, with a bar."""
    from visavis.decisions.rights.cohort.tests.comparing import Comparison

    total, parted = Comparison(), []
    chunks = -(-count // CHUNK)
    columns = (TextColumn("lives"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with get_context("spawn").Pool(os.cpu_count(), maxtasksperchild=200) as pool, Progress(*columns) as bar:
        task = bar.add_task("lives", total=chunks * CHUNK)
        for number, result in pool.imap_unordered(partial(one_chunk, seed), range(chunks)):
            parted += [(number, *difference) for difference in result.differences]
            total += result
            bar.advance(task, CHUNK)
    return total, parted


def page(total, parted, seed: int, seconds: float) -> str:
    """What was compared, when, and what parted."""
    covered = total.looked_at - sum(total.routed.values())
    return (
        "\n".join(
            [
                "# Two engines of rights, one result",
                "",
                "Written by `make rights-equality`. The scalar engine explains each figure; the columns"
                " (`decisions/rights/cohort`) compute whole cohorts. Random lives, drawn from a seed with the days and"
                " ages on which the law changes, go through both; every value of every person is compared, each"
                " month of each right too.",
                "",
                "| | |",
                "|---|---|",
                f"| day | {datetime.now(UTC):%Y-%m-%d} |",
                f"| seed | {seed} |",
                f"| lives | {total.looked_at:,} |",
                f"| compared value by value | {covered:,} ({covered / total.looked_at:.2%}) |",
                f"| **differences** | **{len(parted)}** |",
                f"| rights with amounts | {total.amounts:,} |",
                f"| months of payment compared | {total.months:,} |",
                f"| opened by an earlier end of contract (article 7) | {total.earlier_ends:,} |",
                f"| seconds | {seconds:,.0f} ({os.cpu_count()} processes, at low priority beside other work) |",
                "",
                *_counts("Rules of", total.by_text),
                *_counts("Answer", total.by_answer),
                *_counts("To the scalar engine, with the reason", total.routed),
                "Of those sent to the scalar engine as unreadable, each was found unreadable by it too.",
                "",
                *(
                    f"* chunk {number}, person {row} ({text}): {'; '.join(parts)}"
                    for number, row, text, parts in parted[:SHOWN]
                ),
            ]
        ).rstrip()
        + "\n"
    )


def _counts(title: str, counts) -> list[str]:
    rows = [f"| {name} | {number:,} |" for name, number in sorted(counts.items())]
    return [f"| {title} | lives |", "|---|---|", *rows, ""]


def main(arguments: list[str]) -> int:
    count = int(arguments[0]) if arguments else 1_000_000
    seed = int(arguments[1]) if len(arguments) > 1 else 20261126
    os.nice(15)
    started = time.monotonic()
    total, parted = run(count, seed)
    PAGE.write_text(page(total, parted, seed, time.monotonic() - started), encoding="utf-8")
    print(f"{total.looked_at:,} lives, {len(parted)} differences: {PAGE.relative_to(ROOT)}")
    return 1 if parted else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
