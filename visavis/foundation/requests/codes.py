"""Codes that people say on the phone or copy from paper: 8 Crockford letters, the last one a check.

Crockford's base 32 has no I, L, O, U: `O` typed for zero and `I` or `L` typed for one are understood.
The check letter is a weighted sum modulo 31 over the first seven, so any one wrong letter and any two
neighbours swapped are noticed.
"""

from __future__ import annotations

import secrets

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 8
_ALIKE = str.maketrans({"O": "0", "I": "1", "L": "1"})


def _check(seven: str) -> str:
    total = sum((place + 2) * (ALPHABET.index(letter) % 31) for place, letter in enumerate(seven))
    return ALPHABET[total % 31]


def new_code() -> str:
    """A fresh code, 35 random bits, e.g. `7G3KM2QA`."""
    while True:
        seven = "".join(secrets.choice(ALPHABET[:31]) for _ in range(LENGTH - 1))
        if not seven.isdigit():
            return seven + _check(seven)


def read_code(typed: str) -> str | None:
    """The code as stored, or None when what was typed is not one (wrong length, letter or check)."""
    kept = "".join(typed.upper().split()).replace("-", "").replace(".", "").translate(_ALIKE)
    if len(kept) != LENGTH or any(letter not in ALPHABET for letter in kept):
        return None
    return kept if _check(kept[:-1]) == kept[-1] else None


def show_code(code: str) -> str:
    """The code as people read it: `7G3K-M2QA`."""
    return f"{code[:4]}-{code[4:]}"
