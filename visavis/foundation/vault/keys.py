"""The two secrets of an installation, made at first start and kept in its state folder (mode 0600)."""

from __future__ import annotations

import os
import secrets
from functools import cache, lru_cache
from hashlib import sha256
from pathlib import Path

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


MASTER, FORMER = "master.key", "master.former"


def folder() -> Path:
    """Where keys lie."""
    return current_state().folder / "keys"


def master_key() -> bytes:
    """The 256-bit key that wraps each file's own key."""
    return masters()[0]


def masters() -> tuple[bytes, ...]:
    """The master key, then the former one while keys are wrapped again. A new one is noticed without a restart."""
    signs = tuple(_sign(folder() / name) for name in (MASTER, FORMER))
    return _read(signs) if signs[0] else (_kept_secret(MASTER, 32),)


def _sign(path: Path) -> tuple[str, int, int] | None:
    """What changes when a file is replaced; None when there is none."""
    try:
        found = path.stat()
    except FileNotFoundError:
        return None
    return str(path), found.st_ino, found.st_mtime_ns


@lru_cache(maxsize=4)
def _read(signs: tuple[tuple[str, int, int] | None, ...]) -> tuple[bytes, ...]:
    return tuple(Path(sign[0]).read_bytes() for sign in signs if sign)


def name_of(master: bytes) -> str:
    """Eight hexadecimal digits by which a wrapped key says its master; the master cannot be found from them."""
    return sha256(b"visavis master " + master).hexdigest()[:8]
