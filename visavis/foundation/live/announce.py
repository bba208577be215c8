"""Saying that something changed, in the transaction of the act that changes it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from uuid import UUID

from django.db import connection

from visavis.foundation.clock import now
from visavis.foundation.live.topics import topic

_nobody_follows: ContextVar[bool] = ContextVar("nobody_follows", default=False)


class OutsideTransaction(RuntimeError):
    """A change is announced by the transaction that makes it: both are kept, or neither."""


def announce(kind: str, *keys: UUID | str | None) -> None:
    """One row a topic, `announce("thread", file_id)`. Without a key (no agency, no file) nothing is said.

    No NOTIFY here: it would make every act of the service wait for one lock. The live process looks.
    """
    if not connection.in_atomic_block:
        raise OutsideTransaction(f"{kind} was announced outside a transaction.")
    if _nobody_follows.get():
        return
    rows = [(topic(kind, key), now()) for key in dict.fromkeys(keys) if key]
    if rows:
        with connection.cursor() as cursor:
            cursor.executemany("insert into live_liveevent (topic, at) values (%s, %s)", rows)


@contextmanager
def nobody_follows() -> Iterator[None]:
    """For one block, changes are announced to nobody: they happened long ago, before anybody could look."""
    before = _nobody_follows.set(True)
    try:
        yield
    finally:
        _nobody_follows.reset(before)
