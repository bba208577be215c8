"""Rights: a whole cohort by columns, one explained result, the import; openfisca-france beside, in the same run.

    SIZE=100000 python -m tests.load.bench_rights      (persons; default 100,000; full = 1,000,000, and writes
                                                        docs/measures/rights-speed.md)

The peer gets an environment of its own in `build/peers`, made once by `uv`. It covers one full-time job of whole
months: the differences on those persons are counted by the first step where the two part.
"""

from __future__ import annotations

import os
import platform
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tests.load.rights_beside import MONTHS, PEER, STEPS, beside, peer_python

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "measures" / "rights-speed.md"
SIZES = {"default": 100_000, "full": 1_000_000}
GOALS = {"persons": 500_000, "memory": 1 << 30, "explained": 5.0, "import": 50.0}
SEED, BEST_OF = 20261126, 7


@dataclass(frozen=True)
class Paced:
    """Persons, seconds of processor, contracts and wages a person, share covered by the columns."""

    name: str
    persons: int
    seconds: float
    contracts: float
    wages: float
    covered: float

    @property
    def a_second(self) -> float:
        """Persons a second and a core."""
        return self.persons / self.seconds

    def row(self) -> str:
        """One line of the table."""
        return (
            f"| {self.name} | {self.contracts:.1f} | {self.wages:.1f} | {self.covered:.2%} "
            f"| **{self.a_second:,.0f}** |"
        )


def lives(kind: str, count: int) -> Any:
    """A cohort of one kind."""
    from visavis.decisions.rights.cohort.tests.lives import ordinary_lives, random_lives

    if kind == "edges":
        return random_lives(count, SEED)
    return ordinary_lives(count, SEED, by_month=1.0 if kind == "by_month" else 0.0)


def paced(kind: str, name: str, count: int) -> Paced:
    """The best of seven runs: on a shared machine the others measure the neighbours."""
    from visavis.decisions.rights.cohort import decide

    cohort = lives(kind, count)
    decide(lives(kind, 1000))
    found, seconds = None, []
    for _ in range(BEST_OF):
        started = time.process_time()
        found = decide(cohort)
        seconds.append(time.process_time() - started)
    assert found is not None
    return Paced(
        name,
        count,
        min(seconds),
        len(cohort.contracts) / count,
        len(cohort.wages) / count,
        float(found.covered.mean()),
    )


def peak_of(arguments: list[str]) -> tuple[int, float]:
    """Highest memory and seconds of this module run apart with these arguments."""
    started = time.monotonic()
    command = [sys.executable, "-m", "tests.load.bench_rights", *arguments]
    told = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    return int(told.split()[-1]), time.monotonic() - started


def in_memory(count: int) -> None:
    """A process of its own: the whole cohort and its results held at once; says its peak."""
    from visavis.decisions.rights.cohort import decide

    cohort = lives("ordinary", count)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    found = decide(cohort)
    assert found.covered.any()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(before * 1024, peak * 1024)


def by_file(count: int, folder: Path) -> tuple[float, int, int]:
    """`visavis rights cohort` from Parquet to Parquet: seconds, peak of memory, bytes read."""
    source, target = folder / "in.parquet", folder / "out.parquet"
    write_cohort(count, source)
    command = [sys.executable, "-c", MEASURED, str(source), str(target)]
    started = time.monotonic()
    told = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    return time.monotonic() - started, int(told.split()[-1]), source.stat().st_size


MEASURED = """
import resource, sys
from visavis.front.command_line import main
main(["rights", "cohort", *sys.argv[1:]])
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024)
"""


def write_cohort(count: int, path: Path) -> None:
    """Ordinary lives as the lines of a file, contract by contract."""
    import pyarrow as pa
    from pyarrow.parquet import ParquetWriter

    from visavis.decisions.rights.cohort.columns import CSG_RATES, NATURES, REASONS
    from visavis.decisions.rights.cohort.days import EPOCH, MISSING

    writer = None
    for number, size in enumerate(_sizes(count, 50_000)):
        from visavis.decisions.rights.cohort.tests.lives import ordinary_lives

        cohort = ordinary_lives(size, SEED, number)
        told, persons = cohort.contracts, cohort.persons.take(cohort.contracts.of)

        def days(column):
            return pa.array(column - EPOCH, mask=column == MISSING).cast(pa.int32()).cast(pa.date32())

        def words(column, among):
            return pa.array([str(one) for one in among]).take(pa.array(column))

        table = pa.table(
            {
                "person": pa.array(told.of + number * 50_000),
                "birth": days(persons.birth),
                "registered_on": days(persons.registered_on),
                "csg_rate": words(persons.csg_rate, CSG_RATES),
                "start": days(told.start),
                "end": days(told.end),
                "nature": words(told.nature, NATURES),
                "end_reason": words(told.reason, REASONS),
                "gross_monthly": pa.array(told.gross // 100),
                "accrued_leave_indemnity": pa.array(told.leave_indemnity // 100),
                "procedure_start": days(told.procedure_start),
            }
        )
        writer = writer or ParquetWriter(path, table.schema)
        writer.write_table(table)
    if writer:
        writer.close()


def _sizes(count: int, at_once: int) -> Iterator[int]:
    for first in range(0, count, at_once):
        yield min(at_once, count - first)


def explained(count: int = 300) -> tuple[float, float]:
    """Median and 95th centile of one explained result, in milliseconds of processor."""
    from visavis.decisions.rights import compute
    from visavis.decisions.rights.cohort import situations_of

    taken = []
    for one in situations_of(lives("ordinary", count)):
        started = time.process_time()
        compute(one)
        taken.append((time.process_time() - started) * 1000)
    return statistics.median(taken), statistics.quantiles(taken, n=20)[-1]


IMPORTED = """
import sys, time
started = time.process_time()
{}
spent = time.process_time() - started
print(spent * 1000, *(name for name in ("django", "psycopg", "numpy") if name in sys.modules))
"""
ALONE, USED = "import visavis.decisions.rights", "from visavis.decisions.rights import compute, read"


def imported(what: str) -> tuple[float, list[str]]:
    """Milliseconds of processor of an import, best of seven; and what it should not have loaded."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    command = [sys.executable, "-c", IMPORTED.format(what)]
    told = [
        subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True, text=True)
        for _ in range(7)
    ]
    return min(float(one.stdout.split()[0]) for one in told), told[0].stdout.split()[1:]


def report(size: str, count: int, say: Callable[[str], None]) -> None:
    """Everything, in order."""
    (spent, loaded), (whole, heavy) = imported(ALONE), imported(USED)
    median, slow = explained()
    wrong = f" BUT {loaded + heavy}" if loaded or heavy else ""
    say(
        f"* `{ALONE}`: {spent:.1f} ms of processor (goal {GOALS['import']:.0f}); with all that a first result"
        f" needs, {whole:.0f} ms. Neither Django, nor a database, nor NumPy{wrong}."
    )
    say(
        f"* One explained result: {median:.1f} ms, 95th centile {slow:.1f} ms (goal {GOALS['explained']:.0f})."
    )
    peak, _ = peak_of(["in_memory", str(count)])
    say(
        f"* Memory, {count:,} persons and their results held at once: {peak / 2**20:,.0f} MB"
        f" (goal {GOALS['memory'] / 2**20:,.0f})."
    )
    with tempfile.TemporaryDirectory() as folder:
        seconds, peak, read = by_file(count, Path(folder))
        say(
            f"* `visavis rights cohort`, {count:,} persons, Parquet of {read / 2**20:,.0f} MB to Parquet:"
            f" {seconds:.1f} s in all, {count / seconds:,.0f} persons a second, {peak / 2**20:,.0f} MB at most."
        )
    say("")
    say("From contracts to net, by columns, in processor time of one core (best of seven runs):")
    say("")
    say("| persons | contracts each | months told each | covered | a second and a core |")
    say("|---|---|---|---|---|")
    for kind, name in (
        ("ordinary", "ordinary, one wage a job"),
        ("by_month", "ordinary, wages by month"),
        ("edges", "edges: the lives of `make rights-equality`"),
    ):
        say(paced(kind, name, min(count, 262_144)).row())
    say("")
    _peer(min(count, 200_000), say)


def _peer(count: int, say: Callable[[str], None]) -> None:
    python = peer_python()
    if python is None:
        say(f"{PEER} could not be installed here: no comparison.")
        return
    with tempfile.TemporaryDirectory() as folder:
        found = beside(python, count, Path(folder))
    say(
        f"Beside {PEER} {found.version}, in the same run, on {found.persons:,} persons it covers (one full-time job of"
        f" whole months, ended in {', '.join(MONTHS)} less a day):"
    )
    say("")
    say("| | persons a second and a core | peak of memory |")
    say("|---|---|---|")
    say(f"| columns | **{found.persons / found.ours:,.0f}** | see above |")
    say(
        f"| {PEER} | {found.persons / found.peers:,.0f} | {found.peak / 2**20:,.0f} MB"
        f" for {found.persons // len(MONTHS):,} persons |"
    )
    say("")
    same = found.both - sum(number for number, _ in found.parted.values())
    say(
        f"{found.alone:,} rights are opened by one of the two alone. Of {found.both:,} that both open, {same:,} are equal to the cent at each step. The others, by the first"
        " step where they part:"
    )
    say("")
    for name, (number, example) in found.parted.items():
        say(f"* `{name}`, {number:,}: {STEPS[name]}. Here {example}.")


def main(arguments: list[str]) -> int:
    if arguments[:1] == ["in_memory"]:
        in_memory(int(arguments[1]))
        return 0
    size = arguments[0] if arguments else os.environ.get("SIZE", "default")
    count = SIZES.get(size) or int(size)
    lines = [
        "# Rights: how fast, beside openfisca-france",
        "",
        f"{datetime.now(UTC):%Y-%m-%d}, {os.cpu_count()} cores shared with other work, Python"
        f" {platform.python_version()}. Command: `SIZE={size} .venv/bin/python -m tests.load.bench_rights`"
        " (`make bench` runs a smaller one).",
        "",
    ]

    def say(line: str) -> None:
        print(line, flush=True)
        lines.append(line)

    report(size, count, say)
    if size == "full":
        PAGE.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
