"""Does a row fit its table? Asked line by line, so that PostgreSQL is never the one to say no to a whole file."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db.models import CharField, Model, PositiveIntegerField

LARGEST = 2_147_483_647


class Unfit(ValueError):
    """A line that cannot be kept; the message says which value and why."""


def missing(problem: KeyError) -> Unfit:
    """A line without a column that is needed, in words."""
    return Unfit(f"the column {problem.args[0]} is missing")


def must_fit(model: type[Model], columns: Sequence[str], row: Sequence[Any]) -> None:
    """Raise `Unfit` for words that are too long or unreadable, and for numbers that are too large."""
    for column, value in zip(columns, row, strict=True):
        field = model._meta.get_field(column.removesuffix("_id") if column != "id" else column)
        for each in value if isinstance(field, ArrayField) else [value]:
            _must_fit(column, field.base_field if isinstance(field, ArrayField) else field, each)


def _must_fit(column: str, field: Any, value: Any) -> None:
    if isinstance(value, str):
        must_be_readable(column, value)
        if isinstance(field, CharField) and field.max_length and len(value) > field.max_length:
            raise Unfit(f"{column} has {len(value)} characters, {field.max_length} at most: {value[:40]}…")
    if isinstance(field, PositiveIntegerField) and not 0 <= value <= LARGEST:
        raise Unfit(f"{column} is {value}: a number from 0 to {LARGEST} is expected")


def must_be_readable(column: str, words: str) -> None:
    """Raise `Unfit` for characters that PostgreSQL does not keep: a null, half of a pair."""
    if "\x00" in words or any(0xD800 <= ord(character) <= 0xDFFF for character in words):
        raise Unfit(f"{column} holds a character that cannot be kept")
