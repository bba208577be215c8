"""How fast the journal is proved whole: every seal recomputed, every link followed, by `visavis trace verify`'s own code.

    SIZE=1000000 python -m tests.load.bench_trace      (200,000 rows by default; full = 10,000,000)

The rows are laid down with true seals, in the 256 chains, as the trigger would have; then read as the audit role,
twice on all processors, once on one.
"""

from __future__ import annotations

import logging
import os
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from typing import Any

SIZES = {"default": 200_000, "full": 10_000_000}
WANTED = 10_000_000
BATCH = 200_000


def laid_down(rows: int) -> str:
    """SQL: so many rows, each sealed under the one before it in its chain, and the heads moved with them."""
    from visavis.foundation.trace.sql import sealed

    return f"""
do $$
declare row trace_journalrow; head bytea[]; place bigint[]; at integer;
begin
  select array_agg(seal order by chain), array_agg(trace_head.place order by chain) into head, place from trace_head;
  for i in 1..{rows} loop
    row.id := gen_random_uuid(); row.at := now(); row.file_id := gen_random_uuid();
    row.account_id := row.file_id; row.role := 'counsellor'; row.agency_id := row.file_id;
    row.channel := 'web'; row.act := case when i % 5 = 0 then 'write' else 'read' end;
    row.what := 'dossier'; row.purpose := 'follow_up';
    row.chain := (get_byte(sha256(uuid_send(row.file_id)), 0) & 127) + case when row.act = 'read' then 0 else 128 end;
    at := row.chain + 1;
    place[at] := place[at] + 1;
    row.place := place[at]; row.before := head[at];
    head[at] := {sealed("row")};
    row.seal := head[at];
    insert into trace_journalrow values (row.*);
  end loop;
  update trace_head set place = laid.place, seal = laid.seal
  from (select n - 1 as chain, place[n] as place, head[n] as seal from generate_series(1, 256) as n) as laid
  where trace_head.chain = laid.chain;
end $$"""


def main() -> int:
    size = os.environ.get("SIZE") or (sys.argv[1] if len(sys.argv) > 1 else "default")
    rows = SIZES[size] if size in SIZES else int(size)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    import django

    django.setup()
    logging.disable(logging.INFO)
    from visavis.foundation.database.testing_server import test_server

    with test_server() as server, a_database(server) as name:
        started = time.perf_counter()
        with server.connect("dbsuper", name) as connection:
            connection.execute("set session_replication_role = replica")
            for done in range(0, rows, BATCH):
                connection.execute(laid_down(min(BATCH, rows - done)))
            connection.execute("vacuum analyze trace_journalrow")
        print(f"  {rows:,} rows laid down in {time.perf_counter() - started:.0f} s", flush=True)
        paces = [verified(lambda: server.connect("audit", name)) for _ in range(2)]
        with server.connect("audit", name) as connection:
            alone(connection, rows)
    load = ", ".join(f"{each:.1f}" for each in os.getloadavg())
    print(f"  best {max(paces):,.0f} rows a minute, {max(paces) / WANTED:.2f} × what is wanted; load {load}")
    return 0


@contextmanager
def a_database(server: Any) -> Any:
    from visavis.foundation.database.testing_template import template

    name = server.clone_name("bench")
    server.clone(template(server), name)
    try:
        yield name
    finally:
        server.drop(name)


def verified(connect: Any) -> float:
    """Rows a minute of one whole verification, which must find nothing."""
    from visavis.foundation.trace.verify import count, faults_of_all

    started = time.perf_counter()
    found = faults_of_all(connect)
    lasted = time.perf_counter() - started
    with connect() as connection:
        rows = count(connection)
    if found:
        raise AssertionError(found[:3])
    print(f"  verified in {lasted:.2f} s: {rows / lasted * 60:,.0f} rows a minute", flush=True)
    return rows / lasted * 60


def alone(connection: Any, rows: int) -> None:
    """What one free processor would do: the processor time that PostgreSQL spends on one connection."""
    from visavis.foundation.trace.verify import faults

    spent = processor_seconds(connection.info.backend_pid)
    assert not list(faults(connection))
    spent = processor_seconds(connection.info.backend_pid) - spent
    print(
        f"  {spent:.2f} s of one processor: {rows / spent * 60:,.0f} rows a minute and free processor",
        flush=True,
    )


def processor_seconds(pid: int) -> float:
    """What a process has used so far, user and system (Linux)."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


if __name__ == "__main__":
    sys.exit(main())
