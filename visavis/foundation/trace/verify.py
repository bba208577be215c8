"""Proving that the journal is whole: every seal recomputed, every link followed, every head found."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from visavis.foundation.trace.heads import CHAINS, Heads
from visavis.foundation.trace.sql import AS_BEFORE, FOUND, HEADS, IN_MEMORY, ROWS, VERIFY

SORTED_AT_ONCE = 1_000_000  # rows: about 130 MB


@dataclass(frozen=True, slots=True)
class Fault:
    """A row of the journal that was tampered with: where it lies and what is wrong with it.

    `fault` is "altered", "unlinked", "gap", "cut off" (rows missing at the end of a chain; no id then), or
    "rewritten": the last row's seal is right but is not the head's, so this row or one before it was replaced
    and the seals after it made again. Against heads kept elsewhere: "not what was published", or "gone".
    """

    chain: int
    place: int
    row_id: UUID | None
    fault: str


def faults(connection: Any) -> Iterator[Fault]:
    """Every fault of the journal, read as the audit role; none when it is whole."""
    yield from _broken(connection, 0, CHAINS - 1)
    yield from _headless(connection)


def faults_of_all(connect: Callable[[], Any], at_once: int | None = None) -> list[Fault]:
    """As `faults`, groups of chains on connections of their own, so many at once (default: one per processor)."""
    at_once = at_once or os.cpu_count() or 1
    with connect() as connection:
        groups = min(max(at_once, _rows(connection) // SORTED_AT_ONCE), CHAINS)
    edges = [CHAINS * each // groups for each in range(groups + 1)]

    def one(group: int) -> list[Fault]:
        with connect() as connection:
            return list(_broken(connection, edges[group], edges[group + 1] - 1))

    with ThreadPoolExecutor(at_once) as pool:
        found = [fault for each in pool.map(one, range(groups)) for fault in each]
    with connect() as connection:
        return [*found, *_headless(connection)]


def _broken(connection: Any, first: int, last: int) -> Iterator[Fault]:
    """Rows of these chains that are altered, unlinked, or after a gap."""
    with connection.cursor() as cursor:
        cursor.execute(IN_MEMORY)
        cursor.execute(VERIFY, [first, last])
        broken = cursor.fetchall()
        cursor.execute(AS_BEFORE)
    for chain, place, row_id, fault in broken:
        yield Fault(chain, place, row_id, fault)


def _rows(connection: Any) -> int:
    """How many rows the heads tell of: enough to share the work."""
    with connection.cursor() as cursor:
        cursor.execute(ROWS)
        return int(cursor.fetchone()[0])


def _headless(connection: Any) -> Iterator[Fault]:
    """Chains whose last row is not their head."""
    with connection.cursor() as cursor:
        cursor.execute(HEADS)
        for chain, place, found, row_id in cursor.fetchall():
            if found == place:
                yield Fault(chain, place, row_id, "rewritten")
            else:
                yield Fault(chain, place, None, f"cut off after {found}")


def faults_since(connection: Any, kept: Heads) -> Iterator[Fault]:
    """Each chain that no longer holds the seal it had when `kept` was written, read as the audit role.

    With `faults` silent, a chain that still holds it was not changed before it: every seal holds the one before.
    This notices a journal made again as a whole, heads included, which nothing inside the database can tell.
    """
    grown = [head for head in kept.heads if head.place]
    seals = {head.chain: head.seal for head in grown}
    with connection.cursor() as cursor:
        cursor.execute(FOUND, [[head.chain for head in grown], [head.place for head in grown]])
        for chain, place, row_id, seal in cursor.fetchall():
            if seal is None:
                yield Fault(chain, place, None, "gone")
            elif bytes(seal) != seals[chain]:
                yield Fault(chain, place, row_id, "not what was published")


def count(connection: Any) -> int:
    """How many rows the journal has."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM trace_journalrow")
        return int(cursor.fetchone()[0])
