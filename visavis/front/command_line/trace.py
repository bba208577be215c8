"""`visavis trace verify`: is the journal of readings and writings whole?"""

from __future__ import annotations

import argparse
import sys
import time


def add(families: argparse._SubParsersAction) -> None:
    family = families.add_parser("trace", help="the journal of readings: verify")
    commands = family.add_subparsers(dest="command", required=True)
    verify = commands.add_parser("verify", help="recompute every seal; names each tampered row")
    verify.set_defaults(run=run_verify)


def run_verify(chosen: argparse.Namespace) -> int:
    import psycopg

    from visavis.foundation.database import address
    from visavis.foundation.trace.verify import count, faults

    started = time.perf_counter()
    place = address("audit")
    named = {
        "host": place["HOST"],
        "port": place["PORT"],
        "dbname": place["NAME"],
        "user": place["USER"],
        "password": place.get("PASSWORD"),
    }
    with psycopg.connect(**{key: value for key, value in named.items() if value}) as connection:
        found = list(faults(connection))
        rows = count(connection)
    for fault in found:
        print(f"chain {fault.chain} place {fault.place} row {fault.row_id or '-'}: {fault.fault}")
    seconds = time.perf_counter() - started
    print(f"{rows} rows verified in {seconds:.2f} s, {len(found)} faults", file=sys.stderr)
    return 1 if found else 0
