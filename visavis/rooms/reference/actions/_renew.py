"""Entries put in place by a dated edition: what changes keeps its past, what is gone is closed."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection
from django.db.models import Model
from psycopg import sql

from visavis.foundation.database.many import documents, listed
from visavis.rooms.reference.models import Past

# A file that lacks more than this part of the entries in place is no whole edition.
MOST_CLOSED, FROM_ENTRIES = 0.2, 100


class NotWhole(ValueError):
    """The file lacks too much of what is in place to be a whole edition."""


@dataclass(frozen=True, slots=True)
class Shape:
    """How entries of a table are written: columns, keys, the column that names one, whether their past is kept."""

    model: type[Model]
    columns: tuple[str, ...]
    keys: tuple[str, ...]
    label: str = ""
    past: bool = True

    @property
    def table(self) -> str:
        return self.model._meta.db_table

    @property
    def changing(self) -> list[str]:
        return [name for name in self.columns if name not in self.keys and name != "id"]

    @property
    def told(self) -> list[str]:
        """What makes an entry another one; the keys of its words follow from its label."""
        return [name for name in self.changing if name != "search"]


@dataclass(frozen=True, slots=True)
class Renewed:
    """How many entries were new, changed (or came back), and closed."""

    new: int
    changed: int
    closed: int = 0


def renew(shape: Shape, rows: Iterable[Sequence[Any]], day: date) -> Renewed:
    """Put `rows` (values of the columns) in place as of `day`, in the transaction that is open."""
    query, new, changed = _in_place(shape), 0, 0
    with connection.cursor() as cursor:
        for document in documents(shape.columns, rows):
            cursor.execute(query, {"rows": document, "day": day, "kind": shape.model._meta.model_name})
            fresh = [is_new for (is_new,) in cursor.fetchall()]
            new, changed = new + sum(fresh), changed + len(fresh) - sum(fresh)
    return Renewed(new, changed)


def close_absent(shape: Shape, keys: Sequence[Sequence[Any]], day: date, among: str = "true") -> int:
    """Close what `keys` do not hold. `among`: SQL that says which entries the file speaks of. Raises `NotWhole`."""
    same = sql.SQL(" and ").join(
        sql.SQL("given.{0} = kept.{0}").format(sql.Identifier(key)) for key in shape.keys
    )
    absent = sql.SQL(
        "with given as materialized (select * from jsonb_populate_recordset(null::{0}, %(rows)s::jsonb)) "
        "update {0} kept set valid_to = %(day)s where kept.valid_to is null and {2} "
        "and not exists (select from given where {1})"
    ).format(sql.Identifier(shape.table), same, sql.SQL(among))
    document = json.dumps([dict(zip(shape.keys, row, strict=True)) for row in keys], default=str)
    open_ones = sql.SQL("select count(*) from {0} kept where valid_to is null and {1}").format(
        sql.Identifier(shape.table), sql.SQL(among)
    )
    with connection.cursor() as cursor:
        cursor.execute(open_ones)
        before = int(cursor.fetchone()[0])
        if before == len(keys):
            return 0
        cursor.execute(absent, {"rows": document, "day": day})
        closed = int(cursor.rowcount)
    if before >= FROM_ENTRIES and closed > before * MOST_CLOSED:
        raise NotWhole(
            f"{closed} of {before} entries of {shape.model._meta.model_name} are not in the file: "
            "it is no whole edition (--partial takes what it has and closes nothing)."
        )
    return closed


def _in_place(shape: Shape) -> sql.Composed:
    """`with given, past insert … on conflict (keys) do update … returning whether it is new`."""
    table = sql.Identifier(shape.table)
    given = sql.SQL(
        "with given as materialized (select given.* from jsonb_array_elements(%(rows)s::jsonb) passed, "
        "jsonb_populate_record(null::{0}, passed) given)"
    ).format(table)
    insert = sql.SQL(
        " insert into {0} as kept ({1}, valid_from) select {2}, %(day)s::date from given on conflict ({3}) "
    ).format(table, listed(shape.columns), listed(shape.columns, "given"), listed(shape.keys))
    update = [sql.SQL("{0} = excluded.{0}").format(sql.Identifier(name)) for name in shape.changing]
    update += [sql.SQL("valid_from = %(day)s::date").format(), sql.SQL("valid_to = null").format()]
    return sql.SQL("{}{}{}do update set {} where {} returning xmax = 0").format(
        given, _past(shape), insert, sql.SQL(", ").join(update), _differs(shape, "excluded")
    )


def _differs(shape: Shape, other: str) -> sql.Composed:
    if not shape.told:
        return sql.SQL("kept.valid_to is not null").format()
    return sql.SQL("(kept.valid_to is not null or ({}) is distinct from ({}))").format(
        listed(shape.told, "kept"), listed(shape.told, other)
    )


def _past(shape: Shape) -> sql.Composable:
    """What is about to change, as it was; nothing when it was put in place the same day."""
    if not shape.past:
        return sql.SQL("")
    same = sql.SQL(" and ").join(
        sql.SQL("given.{0} = kept.{0}").format(sql.Identifier(key)) for key in shape.keys
    )
    said = sql.SQL(", ").join(
        sql.SQL("{}, kept.{}").format(sql.Literal(name), sql.Identifier(name)) for name in shape.told
    )
    label = sql.SQL("kept.{}").format(sql.Identifier(shape.label)) if shape.label else sql.SQL("''")
    return sql.SQL(
        ", past as (insert into {past} (id, kind, code, label, said, valid_from, valid_to) "
        "select gen_random_uuid(), %(kind)s, concat_ws(' ', {keys}), {label}, jsonb_build_object({said}), "
        "kept.valid_from, coalesce(kept.valid_to, %(day)s::date) from {table} kept join given on {same} "
        "where {differs} and (kept.valid_from is null or kept.valid_from < coalesce(kept.valid_to, %(day)s::date)))"
    ).format(
        past=sql.Identifier(Past._meta.db_table),
        keys=listed(shape.keys, "kept"),
        label=label,
        said=said,
        table=sql.Identifier(shape.table),
        same=same,
        differs=_differs(shape, "given"),
    )
