"""Proving that the journal is whole: every seal recomputed, every link followed, every head found."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from visavis.foundation.trace.sql import HEADS, VERIFY


@dataclass(frozen=True, slots=True)
class Fault:
    """A row of the journal that was tampered with: where it lies and what is wrong with it.

    `fault` is "altered", "unlinked", "gap", "cut off" (rows missing at the end of a chain; no id then), or
    "rewritten": the last row's seal is right but is not the head's, so this row or one before it was replaced
    and the seals after it made again.
    """

    chain: int
    place: int
    row_id: UUID | None
    fault: str


def faults(connection: Any) -> Iterator[Fault]:
    """Every fault of the journal, read as the audit role; none when it is whole."""
    with connection.cursor() as cursor:
        cursor.execute(VERIFY)
        for chain, place, row_id, fault in cursor.fetchall():
            yield Fault(chain, place, row_id, fault)
        cursor.execute(HEADS)
        for chain, place, found, row_id in cursor.fetchall():
            if found == place:
                yield Fault(chain, place, row_id, "rewritten")
            else:
                yield Fault(chain, place, None, f"cut off after {found}")


def count(connection: Any) -> int:
    """How many rows the journal has."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM trace_journalrow")
        return int(cursor.fetchone()[0])
