"""The two secrets of an installation, made at first start and kept in its state folder (mode 0600)."""

from __future__ import annotations

import os
import secrets
from functools import cache

from visavis.foundation.database.state import current_state, state_folder


def _kept_secret(name: str, length: int) -> bytes:
    """The secret `name`, made once. Two processes starting together agree: the first link wins."""
    state = current_state().folder
    state_folder(state)
    folder = state / "keys"
    folder.mkdir(mode=0o700, exist_ok=True)
    path = folder / name
    if not path.exists():
        fresh = folder / f".{name}.{secrets.token_hex(6)}"
        fresh.touch(mode=0o600)
        with fresh.open("wb") as file:
            file.write(secrets.token_bytes(length))
            file.flush()
            os.fsync(file.fileno())
        try:
            os.link(fresh, path)
        except FileExistsError:
            pass
        finally:
            fresh.unlink()
    return path.read_bytes()


@cache
def secret_key() -> str:
    """Django's SECRET_KEY when the operator gives none."""
    return _kept_secret("secret.key", 48).hex()


@cache
def master_key() -> bytes:
    """The 256-bit key that wraps each file's own key (AES-GCM)."""
    return _kept_secret("master.key", 32)
