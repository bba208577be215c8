"""Sealing under a key per file. A sealed value says how: `VV`, the number of its cipher, nonce, cipher text and tag.

Values of before have no such head; they are AES-256-GCM, and are read as ever. The head is bound to what follows: it
cannot be changed or taken away unseen.
"""

from __future__ import annotations

import os
from typing import Any
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM, ChaCha20Poly1305
from django.db import transaction

from visavis.foundation.at_hand import drop, kept
from visavis.foundation.clock import now
from visavis.foundation.vault.destroyed import note, note_missing
from visavis.foundation.vault.keys import masters, name_of

NONCE = 12
SIGN = b"VV"
# Each takes 256 bits of key and 96 of nonce, and checks with 128. A number keeps its meaning for ever.
CIPHERS: dict[int, type[AESGCM] | type[ChaCha20Poly1305]] = {1: AESGCM, 2: ChaCha20Poly1305}
CURRENT = 1


class Shredded(LookupError):
    """The file's key was destroyed: nothing sealed under it can be read any more."""


def box(key: bytes, plain: bytes, bound_to: bytes, cipher: int = CURRENT) -> bytes:
    """Head, nonce, cipher text and tag; `bound_to` must be given again to open it."""
    head, nonce = SIGN + bytes([cipher]), os.urandom(NONCE)
    return head + nonce + CIPHERS[cipher](key).encrypt(nonce, plain, head + bound_to)


def unbox(key: bytes, sealed: bytes, bound_to: bytes) -> bytes:
    """The plain bytes. Raises `InvalidTag` when altered or bound to something else."""
    head, rest = sealed[: len(SIGN) + 1], sealed[len(SIGN) + 1 :]
    if head.startswith(SIGN) and head[-1] in CIPHERS and len(rest) >= NONCE:
        try:
            return CIPHERS[head[-1]](key).decrypt(rest[:NONCE], rest[NONCE:], head + bound_to)
        except InvalidTag:
            pass  # one of before may begin so by chance, once in sixteen million
    return AESGCM(key).decrypt(sealed[:NONCE], sealed[NONCE:], bound_to)


def unbox_with_any(sealed: bytes, bound_to: bytes) -> bytes:
    """What was sealed under the master key, or under the former one while there is one. Raises `InvalidTag`."""
    *others, last = masters()
    for key in others:
        try:
            return unbox(key, sealed, bound_to)
        except InvalidTag:
            continue
    return unbox(last, sealed, bound_to)


def wrapped(file_id: UUID, data_key: bytes) -> dict[str, Any]:
    """The columns of a file's key, under the master key of now."""
    master = masters()[0]
    return {"wrapped": box(master, data_key, file_id.bytes), "master": name_of(master)}


def _keys() -> Any:
    from visavis.foundation.vault.models import DataKey  # models load after this package

    return DataKey.objects


def _data_key(file_id: UUID) -> bytes:
    row = _keys().filter(file_id=file_id).first()
    if row is None:
        fresh = {**wrapped(file_id, os.urandom(32)), "made_at": now()}
        row, _ = _keys().get_or_create(file_id=file_id, defaults=fresh)
    if row.wrapped is None:
        raise Shredded(str(file_id))
    return unbox_with_any(bytes(row.wrapped), file_id.bytes)


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
