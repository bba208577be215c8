"""The table of `kept.toml`, read once. The operator confirms it by its digest: a changed table is confirmed again.

Source: articles 5(1)(e), 13(2)(a) and 17 of Regulation (EU) 2016/679; CNIL, « Guide pratique : les durées de
conservation » (2020).
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from hashlib import sha256
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Line:
    """One kind of data. All words are French sentences; `days` is None where nothing is erased by itself.

    `waits` says that nothing of it is erased before the operator has confirmed the table.
    """

    category: str
    what: str
    kept: str
    since: str
    because: str
    then: str
    days: int | None
    waits: bool


@cache
def _source() -> bytes:
    return files(__package__).joinpath("kept.toml").read_bytes()


@cache
def lines() -> tuple[Line, ...]:
    """Every line, in the order of the table."""
    return tuple(
        Line(days=each.pop("days", None), waits=each.pop("waits", False), **each)
        for each in tomllib.loads(_source().decode())["line"]
    )


@cache
def digest() -> str:
    """What the operator confirms: the first twelve digits of the SHA-256 of the table."""
    return sha256(_source()).hexdigest()[:12]


def time_of(category: str) -> timedelta:
    """How long this kind is kept. Raises `KeyError` where it is unknown, or not erased by itself."""
    days = {line.category: line.days for line in lines()}[category]
    if days is None:
        raise KeyError(category)
    return timedelta(days=days)
