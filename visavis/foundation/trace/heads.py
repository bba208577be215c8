"""The heads of the 256 chains as a text file: kept elsewhere, they tell whether the journal was made again since.

    visavis journal heads
    at 2026-11-26T02:10:00Z
    before 9b0c… (the SHA-256 of the file published before, or 64 zeros)
    0 12 4af1…   (chain, place of its last row, seal of that row; place 0: no row yet)
    …

The digest that is published is the SHA-256 of the file, as `sha256sum` says it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

CHAINS = 256
NOTHING_BEFORE = "0" * 64
_TITLE = "visavis journal heads"
_MOMENT = "%Y-%m-%dT%H:%M:%SZ"
_LINE = re.compile(r"(\d{1,3}) (\d{1,19}) ([0-9a-f]{64})")


class UnreadableHeads(ValueError):
    """A file that is not one of heads, or not a whole one; the message says which line."""


@dataclass(frozen=True, slots=True)
class Head:
    """The last row of one chain: its place (0: none yet) and its seal, 32 bytes."""

    chain: int
    place: int
    seal: bytes


@dataclass(frozen=True, slots=True)
class Heads:
    """All 256 heads at one moment, and the digest of those published before."""

    at: datetime
    before: str
    heads: tuple[Head, ...]

    def text(self) -> str:
        """The file, in ASCII."""
        lines = [_TITLE, f"at {self.at.astimezone(UTC).strftime(_MOMENT)}", f"before {self.before}"]
        lines += [f"{head.chain} {head.place} {head.seal.hex()}" for head in self.heads]
        return "\n".join(lines) + "\n"


def digest_of(text: str) -> str:
    """The SHA-256 of a file of heads, in hexadecimal."""
    return sha256(text.encode("ascii")).hexdigest()


def read_heads(text: str) -> Heads:
    """The heads in a file. Raises `UnreadableHeads`."""
    lines = text.splitlines()
    if len(lines) != 3 + CHAINS or lines[0] != _TITLE:
        raise UnreadableHeads(f"This is not a file of {CHAINS} heads.")
    try:
        at = datetime.strptime(lines[1], f"at {_MOMENT}").replace(tzinfo=UTC)
    except ValueError:
        raise UnreadableHeads(f"Line 2 should say when: {lines[1][:60]!r}") from None
    if not re.fullmatch(r"before [0-9a-f]{64}", lines[2]):
        raise UnreadableHeads(f"Line 3 should say the digest before: {lines[2][:60]!r}")
    heads = tuple(_head(line, chain) for chain, line in enumerate(lines[3:]))
    return Heads(at, lines[2].removeprefix("before "), heads)


def _head(line: str, chain: int) -> Head:
    found = _LINE.fullmatch(line)
    if found is None or int(found[1]) != chain:
        raise UnreadableHeads(f"Line {chain + 4} should be the head of chain {chain}: {line[:60]!r}")
    return Head(chain, int(found[2]), bytes.fromhex(found[3]))


def heads_of(rows: Iterable[tuple[Any, ...]], *, at: datetime, before: str = NOTHING_BEFORE) -> Heads:
    """The heads from rows of (chain, place, seal), in the order of the chains."""
    return Heads(at, before, tuple(Head(chain, place, bytes(seal)) for chain, place, seal in rows))
