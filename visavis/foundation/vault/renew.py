"""A new master key: every file's key is wrapped again under it, while both are accepted and the service runs.

Nothing that was sealed is touched: a file's own key stays the same, only its wrapping changes. What stops half-way goes
on where it stopped; the former master is put away only when nothing needs it.
"""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import UUID

from visavis.foundation.vault import keys
from visavis.foundation.vault.seal import unbox_with_any, wrapped

PAGE = 200
_also: list[Callable[[UUID], None]] = []


class NotYet(Exception):
    """The former master is still needed; the message says for how many keys."""


def also_renew(renew: Callable[[UUID], None]) -> None:
    """Say what else of a file hangs on the master key: called for each file, in the transaction of its key."""
    _also.append(renew)


def begin() -> bool:
    """Make a new master key, keep the present one as the former. False when a renewal is under way already."""
    keys.master_key()  # made now if nothing was ever sealed
    folder = keys.folder()
    if (folder / keys.FORMER).exists():
        return False
    fresh = folder / f".{keys.MASTER}.{secrets.token_hex(6)}"
    descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(secrets.token_bytes(32))
        file.flush()
        os.fsync(file.fileno())
    os.link(folder / keys.MASTER, folder / keys.FORMER)  # both are readable at every moment
    os.rename(fresh, folder / keys.MASTER)
    _sync(folder)
    return True


def _sync(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _rows() -> Any:
    from visavis.foundation.vault.models import DataKey

    return DataKey.objects.exclude(wrapped=None).exclude(master=keys.name_of(keys.master_key()))


def left() -> int:
    """How many keys are not wrapped under the present master key yet. Asked as the service."""
    return int(_rows().count())


def one_page() -> int:
    """Wrap the next two hundred again, as the service, in the running transaction; gives how many: 0 at the end."""
    rows = list(_rows().select_for_update().order_by("file_id")[:PAGE])
    for row in rows:
        data_key = unbox_with_any(bytes(row.wrapped), row.file_id.bytes)
        type(row).objects.filter(file_id=row.file_id).update(**wrapped(row.file_id, data_key))
        for renew in _also:
            renew(row.file_id)
    return len(rows)


def close(to: Path | None = None) -> None:
    """Put the former master away: to a file that must not exist yet, or nowhere. As the service. Raises `NotYet`."""
    if waiting := left():
        raise NotYet(f"{waiting} keys are still wrapped under the former master key: visavis keys renew")
    former = keys.folder() / keys.FORMER
    if to is not None:
        descriptor = os.open(to, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(former.read_bytes())
            file.flush()
            os.fsync(file.fileno())
    former.unlink()
    _sync(keys.folder())
