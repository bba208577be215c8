"""Saying that something changed, in the transaction of the act that changes it."""

from __future__ import annotations

from uuid import UUID

from django.db import connection

from visavis.foundation.clock import now
from visavis.foundation.live.topics import topic


class OutsideTransaction(RuntimeError):
    """A change is announced by the transaction that makes it: both are kept, or neither."""


def announce(kind: str, *keys: UUID | str | None) -> None:
    """One row a topic, `announce("thread", file_id)`. Without a key (no agency, no file) nothing is said.

    No NOTIFY here: it would make every act of the service wait for one lock. The live process looks.
    """
    if not connection.in_atomic_block:
        raise OutsideTransaction(f"{kind} was announced outside a transaction.")
    rows = [(topic(kind, key), now()) for key in dict.fromkeys(keys) if key]
    if rows:
        with connection.cursor() as cursor:
            cursor.executemany("insert into live_liveevent (topic, at) values (%s, %s)", rows)
