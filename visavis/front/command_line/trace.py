"""`visavis trace heads|verify`: is the journal of readings and writings whole, and the one that was published?"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

FAILED, FED_WRONGLY = 1, 2


def add(families: argparse._SubParsersAction) -> None:
    family = families.add_parser("trace", help="the journal of readings: heads, verify")
    commands = family.add_subparsers(dest="command", required=True)
    heads = commands.add_parser("heads", help="write the heads of the 256 chains, to keep elsewhere")
    heads.add_argument("file", nargs="?", type=Path, help="default: standard output")
    heads.set_defaults(run=run_heads)
    verify = commands.add_parser("verify", help="recompute every seal; names each tampered row")
    verify.add_argument(
        "--heads",
        type=Path,
        metavar="FILE",
        help="heads kept earlier: also notices a journal made again since",
    )
    verify.set_defaults(run=run_verify)


@contextmanager
def _as_audit() -> Iterator[Any]:
    """A connection in the role that reads the whole journal and writes nothing."""
    import psycopg

    from visavis.foundation.database import address

    place = address("audit")
    named = {
        "host": place["HOST"],
        "port": place["PORT"],
        "dbname": place["NAME"],
        "user": place["USER"],
        "password": place.get("PASSWORD"),
    }
    with psycopg.connect(**{key: value for key, value in named.items() if value}) as connection:
        yield connection


def run_heads(chosen: argparse.Namespace) -> int:
    from visavis.foundation.clock import now
    from visavis.foundation.trace.heads import digest_of, heads_of

    with _as_audit() as connection:
        rows = connection.execute("select chain, place, seal from trace_head order by chain").fetchall()
    text = heads_of(rows, at=now()).text()
    if chosen.file is None:
        sys.stdout.write(text)
    else:
        with chosen.file.open("x", encoding="ascii") as file:
            file.write(text)
    print(f"SHA-256 {digest_of(text)}", file=sys.stderr)
    return 0


def run_verify(chosen: argparse.Namespace) -> int:
    from visavis.foundation.trace.heads import UnreadableHeads, read_heads
    from visavis.foundation.trace.verify import count, faults_of_all, faults_since

    kept = None
    if chosen.heads is not None:
        try:
            kept = read_heads(chosen.heads.read_text(encoding="ascii"))
        except (OSError, UnicodeDecodeError, UnreadableHeads) as problem:
            print(f"{chosen.heads}: {problem}", file=sys.stderr)
            return FED_WRONGLY
    started = time.perf_counter()
    found = faults_of_all(_as_audit)
    with _as_audit() as connection:
        found += faults_since(connection, kept) if kept else ()
        rows = count(connection)
    for fault in found:
        print(f"chain {fault.chain} place {fault.place} row {fault.row_id or '-'}: {fault.fault}")
    seconds = time.perf_counter() - started
    since = f" against the heads of {kept.at:%Y-%m-%d %H:%M} UTC" if kept else ""
    print(f"{rows} rows verified{since} in {seconds:.2f} s, {len(found)} faults", file=sys.stderr)
    return FAILED if found else 0
