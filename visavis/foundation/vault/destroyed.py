"""The list of keys that were destroyed, kept beside the database and not in it: a restored backup obeys it.

One line a key, `<file key> <moment>`, in `STATE/keys/destroyed`. It holds random keys and hours, no name. It only
grows, and it must be kept with the other keys, apart from the backups.
"""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

from visavis.foundation.database.state import current_state


def place() -> Path:
    """Where the list lies; it need not exist yet."""
    return current_state().folder / "keys" / "destroyed"


def listed() -> set[UUID]:
    """Every key on the list. A last line cut off by a sudden death is left out."""
    try:
        text = place().read_text(encoding="ascii")
    except FileNotFoundError:
        return set()
    return {UUID(line.split(" ")[0]) for line in text.splitlines(keepends=True) if line.endswith("Z\n")}


def note(file_ids: Iterable[UUID], at: datetime) -> None:
    """Add these keys, safe on the disk before this returns. One that is listed already stands there twice."""
    add((file_id, at) for file_id in file_ids)


def note_missing(destroyed: Iterable[tuple[UUID, datetime]]) -> None:
    """Add the keys that are not listed yet, each with its hour: the list is read once, however many they are."""
    known = listed()
    add((file_id, at) for file_id, at in destroyed if file_id not in known)


def add(destroyed: Iterable[tuple[UUID, datetime]]) -> None:
    """Write one line a key at the end of the list."""
    lines = "".join(f"{file_id} {at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}\n" for file_id, at in destroyed)
    if not lines:
        return
    place().parent.mkdir(mode=0o700, exist_ok=True)
    descriptor = os.open(place(), os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        end = os.lseek(descriptor, 0, os.SEEK_END)
        whole = not end or os.pread(descriptor, 1, end - 1) == b"\n"
        left = (lines if whole else f"\n{lines}").encode("ascii")
        while left:
            left = left[os.write(descriptor, left) :]
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
