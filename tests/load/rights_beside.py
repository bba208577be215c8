"""The persons that openfisca-france covers, computed by it and by our columns: how long, and where the two part."""

from __future__ import annotations

import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

ROOT = Path(__file__).resolve().parents[2]
PEERS = ROOT / "build" / "peers"
PEER, PEER_PYTHON = "openfisca-france", PEERS / "openfisca" / "bin" / "python"
SEED = 20261126
MONTHS = ("2025-06", "2025-10", "2025-03", "2024-07", "2023-07")
STEPS = {
    "reference_days": "which text: the peer dates the age of 55 and the 70 % from 1 January 2025; contract ends before"
    " 1 April 2025 are under the text before (Unédic, circular 2025-03)",
    "sr": "article 11: each month within the ceiling of its own year; the peer takes that of the month after the end",
    "divisor": "article 13: the days of article 9 § 1, before any limit; the peer holds them between 182 and the longest"
    " duration",
    "sjr": "article 13: to the cent; the peer rounds a binary float of 24 bits",
    "daily_gross": "articles 14 to 16: never under the minimum allowance; the peer has none",
    "daily_net": "CSS L136-8: one CSG of 6.2 %; the peer rounds its two parts apart, or rounds a float",
    "duration_days": "article 9 § 2: the days are held to 730, 913 or 1,095, then × 0.75; the peer multiplies first",
}


def peer_python() -> Path | None:
    """The peer's own Python, made when it is not there; None when it cannot be."""
    if PEER_PYTHON.exists():
        return PEER_PYTHON
    PEERS.mkdir(parents=True, exist_ok=True)
    uv, folder = str(Path(sys.executable).with_name("uv")), str(PEER_PYTHON.parents[1])
    for command in (
        [uv, "venv", "--quiet", "--python", sys.executable, folder],
        [uv, "pip", "install", "--quiet", "--python", str(PEER_PYTHON), PEER],
    ):
        if subprocess.run(command, check=False).returncode:
            PEER_PYTHON.unlink(missing_ok=True)
            return None
    return PEER_PYTHON


@dataclass
class Beside:
    """Ours and the peer's on the same persons: persons, seconds of processor, peak of the peer, where they part."""

    version: str
    persons: int
    ours: float
    peers: float
    peak: int
    both: int
    alone: int
    parted: dict[str, tuple[int, str]]


def beside(python: Path, count: int, folder: Path) -> Beside:
    """The same persons by both, a month of end after the other."""
    version = subprocess.run(
        [python, "-c", f"from importlib.metadata import version; print(version({PEER!r}))"],
        check=True,
        capture_output=True,
        text=True,
    ).stdout.strip()
    total = Beside(version, 0, 0.0, 0.0, 0, 0, 0, {})
    for number, month in enumerate(MONTHS):
        given = _given(month, count // len(MONTHS), number)
        np.savez(folder / "in.npz", **given)
        script = ROOT / "tests" / "load" / "peer_openfisca.py"
        subprocess.run(
            [python, script, folder / "in.npz", folder / "out.npz"], check=True, stderr=subprocess.DEVNULL
        )
        peers = dict(np.load(folder / "out.npz"))
        _compare(given, peers, total)
    return total


def _given(month: str, count: int, number: int) -> dict[str, Any]:
    chance = np.random.default_rng([SEED, number])
    end = np.datetime64(month).astype("datetime64[D]") - 1
    return {
        "month": month,
        "months": chance.integers(1, 37, count),
        "cents": chance.integers(60_000, 1_600_000, count),
        "birth": (end - chance.integers(20 * 365, 61 * 365, count)).astype(np.int64),
    }


def _compare(given: dict[str, Any], peers: dict[str, Any], total: Beside) -> None:
    from visavis.decisions.rights.cohort import YES, decide
    from visavis.decisions.rights.cohort.days import MISSING

    cohort = _of_one_job(given)
    started = time.process_time()
    found = decide(cohort)
    total.ours += time.process_time() - started
    total.peers += float(peers["seconds"])
    total.persons += len(found)
    total.peak = max(total.peak, int(peers["peak"]))
    ours = {name: getattr(found, name) for name in STEPS if name != "divisor"} | {
        "divisor": found.reference_days
    }
    alike = (ours["sjr"] != MISSING) & (peers["daily_gross"] > 0)
    total.both += int(alike.sum())
    total.alone += int(((found.verdict == YES) != (peers["daily_gross"] > 0)).sum())
    for name in STEPS:
        in_cents = name in ("sr", "sjr", "daily_gross", "daily_net")
        theirs = np.rint(peers[name].astype(np.float64) * (100 if in_cents else 1)).astype(np.int64)
        # a float of 24 bits does not hold the cents of a sum of wages: half a euro is not called a difference
        parts = alike & (np.abs(ours[name] - theirs) > (50 if name == "sr" else 0))
        if parts.any():
            count, example = total.parted.get(name, (0, ""))
            row = int(np.flatnonzero(parts)[0])
            shown = [
                f"{value / 100:.2f}" if in_cents else str(value) for value in (ours[name][row], theirs[row])
            ]
            told = f"{shown[0]}, peer {shown[1]} ({given['months'][row]} months at {given['cents'][row] / 100:.2f} €)"
            total.parted[name] = count + int(parts.sum()), example or told
        alike &= ~parts


def _of_one_job(given: dict[str, Any]) -> Any:
    """The same persons as columns."""
    from visavis.decisions.rights.cohort.columns import NATURES, REASONS
    from visavis.decisions.rights.cohort.days import EPOCH, MISSING
    from visavis.decisions.rights.cohort.tests.lives import ordinary_lives
    from visavis.decisions.rights.situation import EndReason, Nature

    count = len(given["months"])
    cohort = ordinary_lives(count, SEED)
    first = np.datetime64(given["month"])
    one, rows = cohort.contracts, np.flatnonzero(np.diff(cohort.contracts.of, prepend=-1))
    one = one.take(rows)
    one.of, one.told = np.arange(count), np.zeros(count, np.int64)
    one.start = (first - given["months"]).astype("datetime64[D]").astype(np.int64) + EPOCH
    one.end = np.full(count, first.astype("datetime64[D]").astype(np.int64) + EPOCH - 1)
    one.gross = given["cents"]
    one.nature = np.full(count, NATURES.index(Nature.CDD))
    one.reason = np.full(count, REASONS.index(EndReason.END_OF_FIXED_TERM))
    one.ratio[:], one.leave_indemnity[:], one.supra_legal[:] = 10**6, 0, 0
    persons = cohort.persons
    persons.birth = given["birth"] + EPOCH
    persons.registered_on[:], persons.csg_rate[:] = MISSING, 0
    persons.overseas[:], persons.alsace_moselle[:] = False, False
    nothing = np.zeros(0, np.int64)
    for table in (cohort.bonuses, cohort.suspensions, cohort.wages):
        for name in table.__dataclass_fields__:
            setattr(table, name, nothing)
    cohort.contracts = one
    return cohort
