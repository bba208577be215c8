"""Copying a neighbourhood: PostgreSQL copies the rows of the pattern, told what each says otherwise (`fresh`).

The service does it under its own role: every constraint, every row policy and every trigger holds, and the journal
seals its rows itself, one after the other. A neighbourhood is one transaction: a killed load goes on with the one it
was in.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

import psycopg
from django.apps import apps
from django.db import connection
from psycopg import sql

from visavis.foundation.clock import now as present
from visavis.foundation.trace.chain import chain_of
from visavis.foundation.vault.destroyed import add
from visavis.front.demonstration.town.fresh import Copy, Values, new_ids
from visavis.front.demonstration.town.pattern import COPIED, Pattern, Row, columns, key_column

JOURNAL = "trace.journalrow"
# What the trigger of the journal puts there itself.
SEALS = {"chain": "0", "place": "0", "before": "''", "seal": "''"}


def copy_neighbourhood(pattern: Pattern, number: int) -> None:
    """Copy the pattern as the neighbourhood of this number, in the transaction that is open, as the service."""
    at = present()
    copy = Copy(pattern, number, new_ids(pattern.ids, at))
    _write_down_later()
    for table in COPIED:
        rows = pattern.rows[table]
        if table == JOURNAL:
            rows = _by_chain(copy, rows)
        if rows:
            _put(table, rows, copy.values(table, rows))
    over = [UUID(copy.new[row["file_id"]]) for row in pattern.rows["vault.datakey"] if row["wrapped"] is None]
    connection.on_commit(lambda: add((key, at) for key in over))


def _by_chain(copy: Copy, rows: Sequence[Row]) -> list[Row]:
    """In the order of the chains: two processes take the heads in one order, so never wait for each other in a ring."""
    return sorted(
        rows, key=lambda row: (row["act"] != "read", chain_of(UUID(copy.new[row["file_id"]])), row["id"])
    )


def _put(table: str, rows: Sequence[Row], said: Values) -> None:
    """Insert these rows of the pattern, the columns in `said` as it says, the others as they are."""
    model = apps.get_model(table)
    names = [each.column for each in columns(table)]
    kinds = {each.column: _kind(each) for each in columns(table)}
    key, given = key_column(table), list(said)
    constants = SEALS if table == JOURNAL else {}
    shown = [
        sql.SQL(constants[name]) if name in constants
        else sql.SQL("given.{}::{}").format(sql.Identifier(name), sql.SQL(kinds[name])) if name in said
        else sql.SQL("former.{}").format(sql.Identifier(name))
        for name in names
    ]  # fmt: skip
    passed = [sql.SQL("%s::{}[]").format(sql.SQL(_passed(kinds[name]))) for name in (key, *given)]
    query = sql.SQL(
        "insert into {table} ({names}) select {shown} from unnest({passed}) with ordinality as given ({given}) "
        "join {table} former on former.{key} = given.former_key order by given.its_place"
    ).format(
        table=sql.Identifier(model._meta.db_table),
        names=sql.SQL(", ").join(map(sql.Identifier, names)),
        shown=sql.SQL(", ").join(shown),
        passed=sql.SQL(", ").join(passed),
        given=sql.SQL(", ").join(map(sql.Identifier, ["former_key", *given, "its_place"])),
        key=sql.Identifier(key),
    )
    values = {"former_key": [row[key] for row in rows], **said}
    kinds["former_key"] = kinds[key]
    with psycopg.Cursor(connection.connection) as cursor:
        cursor.execute(query, [_array(kinds[name], each) for name, each in values.items()])
        if cursor.rowcount != len(rows):
            raise RuntimeError(f"{table}: {cursor.rowcount} rows were copied of {len(rows)}")


def _kind(column: Any) -> str:
    return str(column.db_type(connection))


def _array(kind: str, values: Sequence[Any]) -> Any:
    """Ids are passed as PostgreSQL writes them: ten times as fast as one by one."""
    return "{" + ",".join([each or "null" for each in values]) + "}" if kind == "uuid" else list(values)


def _passed(kind: str) -> str:
    return kind if kind in {"uuid", "bytea"} else "text"


def _write_down_later() -> None:
    """This commit does not wait for the disk: after a power cut the last neighbourhoods are made again."""
    with connection.cursor() as cursor:
        cursor.execute("set local synchronous_commit to off")
