"""A keyed mark of a value: the same value gives the same mark, and nobody without the key can try values."""

from __future__ import annotations

import hmac
from hashlib import sha256

from visavis.foundation.vault.keys import master_key, masters


def blind_mark(purpose: str, value: str) -> str:
    """64 hexadecimal digits (HMAC-SHA-256 under a key of this purpose, derived from the master key)."""
    return _mark(master_key(), purpose, value)


def blind_marks(purpose: str, value: str) -> tuple[str, ...]:
    """The mark under each master key that is accepted now: by these a value is looked for."""
    return tuple(_mark(master, purpose, value) for master in masters())


def _mark(master: bytes, purpose: str, value: str) -> str:
    key = hmac.new(master, f"blind {purpose}".encode(), sha256).digest()
    return hmac.new(key, value.encode(), sha256).hexdigest()
