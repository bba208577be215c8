"""Many rows at once: passed as one document, put in place by PostgreSQL; unchanged rows are not touched."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.db import connection
from django.db.models import Model
from psycopg import sql

ROWS_AT_ONCE = 5000


@dataclass(frozen=True, slots=True)
class Put:
    """How many rows were new, and how many changed."""

    new: int
    changed: int


def put(
    model: type[Model],
    columns: Sequence[str],
    rows: Iterable[Sequence[Any]],
    keys: Sequence[str],
) -> Put:
    """Insert or update `rows` (values of `columns`), matched on `keys`.

    Runs in the transaction that is open; needs the rights of the service. An `id` column keeps its first value.
    """
    query, new, changed = _put_in_place(model, columns, keys), 0, 0
    with connection.cursor() as cursor:
        for document in documents(columns, rows):
            cursor.execute(query, [document])
            fresh = [is_new for (is_new,) in cursor.fetchall()]
            new, changed = new + sum(fresh), changed + len(fresh) - sum(fresh)
    return Put(new, changed)


def remove_absent(model: type[Model], keys: Sequence[str], rows: Sequence[Sequence[Any]]) -> int:
    """Remove what `rows` (values of `keys`) do not hold; all of them are in the table. Returns how many went."""
    if model._default_manager.count() == len(rows):
        return 0
    table = sql.Identifier(model._meta.db_table)
    same = sql.SQL(" and ").join(sql.SQL("given.{0} = kept.{0}").format(sql.Identifier(key)) for key in keys)
    shape = (
        "with given as materialized (select * from jsonb_populate_recordset(null::{0}, %s::jsonb)) "
        "delete from {0} kept where not exists (select from given where {1})"
    )
    document = json.dumps([dict(zip(keys, row, strict=True)) for row in rows], default=str)
    with connection.cursor() as cursor:
        cursor.execute(sql.SQL(shape).format(table, same), [document])
        return int(cursor.rowcount)


def documents(names: Sequence[str], rows: Iterable[Sequence[Any]]) -> Iterator[str]:
    """The rows as JSON documents of `ROWS_AT_ONCE` at most."""
    left = iter(rows)
    while some := list(islice(left, ROWS_AT_ONCE)):
        yield json.dumps(
            [dict(zip(names, row, strict=True)) for row in some], default=str, ensure_ascii=False
        )


def _put_in_place(model: type[Model], columns: Sequence[str], keys: Sequence[str]) -> sql.Composed:
    """`insert … select from the document … on conflict (keys) do update … returning whether it is new`."""
    changing = [name for name in columns if name not in keys and name != "id"]
    table = sql.Identifier(model._meta.db_table)
    insert = sql.SQL(
        "insert into {0} as kept ({1}) select {2} from jsonb_array_elements(%s::jsonb) passed, "
        "jsonb_populate_record(null::{0}, passed) given on conflict ({3}) "
    ).format(table, listed(columns), listed(columns, "given"), listed(keys))
    if not changing:
        return sql.SQL("{} do nothing returning true").format(insert)
    update = [sql.SQL("{0} = excluded.{0}").format(sql.Identifier(name)) for name in changing]
    return sql.SQL("{} do update set {} where ({}) is distinct from ({}) returning xmax = 0").format(
        insert, sql.SQL(", ").join(update), listed(changing, "kept"), listed(changing, "excluded")
    )


def listed(names: Sequence[str], table: str = "") -> sql.Composed:
    """`"a", "b"`, or `kept."a", kept."b"`."""
    prefix = sql.SQL(f"{table}." if table else "")
    return sql.SQL(", ").join(prefix + sql.Identifier(name) for name in names)
