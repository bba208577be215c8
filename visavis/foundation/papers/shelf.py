"""The shelf: sealed bytes in the state folder, each under the hash of what lies there.

The address is the SHA-256 of the sealed bytes, so loss and damage show without any key.
"""

from __future__ import annotations

import hashlib
import os
import secrets
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

from visavis.foundation.database.state import current_state


class PaperLost(LookupError):
    """The shelf does not hold what it should, or holds it changed. Never shown as an empty paper."""


class PaperChanged(PaperLost):
    """The bytes are there, but they are not those that were laid down."""


def folder() -> Path:
    """`STATE/papers`, or where the settings say."""
    return Path(settings.PAPERS_FOLDER or current_state().folder / "papers")


def _place(address: str) -> Path:
    return folder() / address[:2] / address[2:]


def put(sealed: bytes) -> str:
    """Lay the bytes on the shelf, safe before this returns; give their address."""
    address = hashlib.sha256(sealed).hexdigest()
    place = _place(address)
    if place.exists():
        return address
    place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    fresh = place.with_name(f".{secrets.token_hex(8)}")
    descriptor = os.open(fresh, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(sealed)
        file.flush()
        os.fsync(file.fileno())
    fresh.rename(place)
    _settle(place.parent)
    return address


def _settle(parent: Path) -> None:
    descriptor = os.open(parent, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def take(address: str) -> bytes:
    """The sealed bytes at an address. Raises `PaperLost` when they are gone or changed."""
    try:
        sealed = _place(address).read_bytes()
    except FileNotFoundError as gone:
        raise PaperLost(f"{address} is gone") from gone
    if hashlib.sha256(sealed).hexdigest() != address:
        raise PaperChanged(f"{address} was changed")
    return sealed


def addresses() -> Iterator[str]:
    """Every address on the shelf."""
    for place in sorted(folder().glob("[0-9a-f][0-9a-f]/[0-9a-f]*")):
        yield place.parent.name + place.name
