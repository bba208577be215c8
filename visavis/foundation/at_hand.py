"""What one long piece of work reads again and again, kept at hand until it ends.

Only for work during which nobody else changes it, in short pieces: loading invented people, imports. Outside such a
block nothing is kept, and every question is asked of the database.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar

T = TypeVar("T")

_kept: ContextVar[dict[tuple[Any, ...], Any] | None] = ContextVar("kept_at_hand", default=None)


@contextmanager
def at_hand() -> Iterator[None]:
    """For one block, what is asked through `kept` is asked once."""
    before = _kept.set({})
    try:
        yield
    finally:
        _kept.reset(before)


def kept(make: Callable[..., T], *asked: Any) -> T:
    """`make(*asked)`, or what it gave earlier in this block."""
    known = _kept.get()
    if known is None:
        return make(*asked)
    key = (make, *asked)
    if key not in known:
        known[key] = make(*asked)
    return known[key]


def drop(make: Callable[..., Any], *asked: Any) -> None:
    """What was kept of this question is no longer true."""
    known = _kept.get()
    if known is not None:
        known.pop((make, *asked), None)
