"""Writing the journal. Readings go by their own connection, so that an undone request keeps its trace."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime
from uuid import UUID

import psycopg
from django.db import connection

from visavis.foundation.facts.fact import Fact
from visavis.foundation.identity.actor import Actor, Channel
from visavis.foundation.requests.ids import uuid7
from visavis.foundation.trace.purpose import Purpose, under_mandate

_INSERT = (
    "INSERT INTO trace_journalrow (id, at, file_id, account_id, role, agency_id, organisation_id, channel,"
    " act, what, purpose, chain, place, before, seal)"
    " VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, 0, 0, '', '')"
)
_own = threading.local()
_together: ContextVar[bool] = ContextVar("together", default=False)


def _row(
    act: str, at: datetime, file_id: UUID, actor: Actor, channel: str, what: str, purpose: str
) -> list[object]:
    return [
        uuid7(),
        at,
        file_id,
        actor.account_id,
        str(actor.role),
        actor.agency_id,
        actor.organisation_id,
        str(channel),
        act,
        what[:80],
        under_mandate(actor.mandate.number) if actor.mandate else str(purpose),
    ]


def _own_connection() -> psycopg.Connection:
    """This thread's own connection, outside any transaction of the request."""
    name = connection.settings_dict["NAME"]
    kept = getattr(_own, "connection", None)
    if kept is None or kept.closed or _own.name != name:
        parameters = connection.get_connection_params()
        wanted = {"dbname", "user", "password", "host", "port", "sslmode", "options"}
        kept = psycopg.connect(
            **{key: value for key, value in parameters.items() if key in wanted}, autocommit=True
        )
        _own.connection, _own.name = kept, name
    return kept


def leave() -> None:
    """Close this thread's own connection; the next reading opens another."""
    kept = getattr(_own, "connection", None)
    if kept is not None:
        kept.close()


@contextmanager
def together() -> Iterator[None]:
    """For one block, readings are written in the running transaction: invented ones are undone with their act."""
    before = _together.set(True)
    try:
        yield
    finally:
        _together.reset(before)


def reading(
    *, now: datetime, by: Actor, channel: Channel, file_id: UUID, what: str, purpose: Purpose
) -> None:
    """Journal one reading, at once and for good: it survives the request's undoing.

    A connection broken by a restart of the database is made again once. If the journal cannot be
    written the error goes up: no reading without its trace.
    """
    readings(now=now, by=by, channel=channel, file_ids=[file_id], what=what, purpose=purpose)


def readings(
    *, now: datetime, by: Actor, channel: Channel, file_ids: Sequence[UUID], what: str, purpose: Purpose
) -> None:
    """Journal that each of these files was read, as `reading` does: a list of names is many readings."""
    rows = [_row("read", now, file_id, by, channel, what, purpose) for file_id in file_ids]
    if not rows:
        return
    if _together.get():
        with connection.cursor() as cursor:
            cursor.executemany(_INSERT, rows)
        return
    try:
        _own_connection().cursor().executemany(_INSERT, rows)
    except psycopg.OperationalError:
        leave()
        _own_connection().cursor().executemany(_INSERT, rows)


def writing(fact: Fact, mandate: str = "") -> None:
    """Journal one writing, in the transaction that did it: every fact about a file passes here.

    `mandate` is the number of the mandate it was done under, when staff act by one.
    """
    if fact.person is None:
        return
    purpose = under_mandate(mandate) if mandate else "act"
    with connection.cursor() as cursor:
        cursor.execute(
            _INSERT, _row("write", fact.at, fact.person, fact.by, fact.channel, fact.name, purpose)
        )
