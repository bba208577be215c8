"""A keyed mark of a value: the same value gives the same mark, and nobody without the key can try values."""

from __future__ import annotations

import hmac
from hashlib import sha256

from visavis.foundation.vault.keys import master_key


def blind_mark(purpose: str, value: str) -> str:
    """64 hexadecimal digits (HMAC-SHA-256 under a key of this purpose, derived from the master key)."""
    key = hmac.new(master_key(), f"blind {purpose}".encode(), sha256).digest()
    return hmac.new(key, value.encode(), sha256).hexdigest()
