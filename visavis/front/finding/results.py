"""What a search gives: groups of links, each group with its own way to see more."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

MOST = 5


@dataclass(frozen=True, slots=True)
class Hit:
    """One answer: what it is called, where it leads, one line of what it is."""

    words: str
    url: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """The answers of one kind, at most `MOST`, and the address where all of them are."""

    title: str
    hits: Sequence[Hit]
    more_url: str = ""
