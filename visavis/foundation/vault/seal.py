"""AES-256-GCM under a key per file. A sealed value is 12 bytes of nonce, then cipher text and tag."""

from __future__ import annotations

import os
from typing import Any
from uuid import UUID

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.db import transaction

from visavis.foundation.at_hand import drop, kept
from visavis.foundation.clock import now
from visavis.foundation.vault.destroyed import note, note_missing
from visavis.foundation.vault.keys import master_key

NONCE = 12


class Shredded(LookupError):
    """The file's key was destroyed: nothing sealed under it can be read any more."""


def box(key: bytes, plain: bytes, bound_to: bytes) -> bytes:
    """Nonce, cipher text and tag; `bound_to` must be given again to open it."""
    nonce = os.urandom(NONCE)
    return nonce + AESGCM(key).encrypt(nonce, plain, bound_to)


def unbox(key: bytes, sealed: bytes, bound_to: bytes) -> bytes:
    """The plain bytes. Raises `InvalidTag` when altered or bound to something else."""
    return AESGCM(key).decrypt(sealed[:NONCE], sealed[NONCE:], bound_to)


def _keys() -> Any:
    from visavis.foundation.vault.models import DataKey  # models load after this package

    return DataKey.objects


def _data_key(file_id: UUID) -> bytes:
    row = _keys().filter(file_id=file_id).first()
    if row is None:
        wrapped = box(master_key(), os.urandom(32), file_id.bytes)
        row, _ = _keys().get_or_create(file_id=file_id, defaults={"wrapped": wrapped, "made_at": now()})
    if row.wrapped is None:
        raise Shredded(str(file_id))
    return unbox(master_key(), bytes(row.wrapped), file_id.bytes)


def seal_bytes(file_id: UUID, plain: bytes) -> bytes:
    """Seal bytes under the file's key (made at first use). Raises `Shredded`."""
    return box(kept(_data_key, file_id), plain, file_id.bytes)


def unseal_bytes(file_id: UUID, sealed: bytes | memoryview) -> bytes:
    """Read back sealed bytes. Raises `Shredded`; `InvalidTag` when altered or of another file."""
    return unbox(kept(_data_key, file_id), bytes(sealed), file_id.bytes)


def seal(file_id: UUID, text: str) -> bytes:
    """Seal a text (UTF-8) under the file's key."""
    return seal_bytes(file_id, text.encode())


def unseal(file_id: UUID, sealed: bytes | memoryview) -> str:
    """Read back a sealed text."""
    return unseal_bytes(file_id, sealed).decode()


def shred(file_id: UUID) -> None:
    """Destroy the file's key: what was sealed under it is unreadable from now on.

    Once this is committed the key is listed outside of the database (`destroyed.py`): a backup made before, brought
    back, loses its own copy of the key before anybody is served.
    """
    at = now()
    drop(_data_key, file_id)
    _keys().filter(file_id=file_id).update(wrapped=None, shredded_at=at)
    transaction.on_commit(lambda: note([file_id], at))


def list_all_destroyed() -> int:
    """List again, as the service, every destroyed key: what a sudden death after a commit left out. Gives how many."""
    rows = list(_keys().filter(wrapped=None).values_list("file_id", "shredded_at"))
    note_missing((file_id, at or now()) for file_id, at in rows)
    return len(rows)
