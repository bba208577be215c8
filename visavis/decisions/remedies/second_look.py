"""Which answers somebody else reads again: one in ten, drawn by a number nobody who answers can see.

Source: Défenseur des droits, report on algorithms of 2024 (a human act is positive, concrete, significant); our own
rule for the share. The number is drawn when the complaint comes in and kept apart; who holds it draws the same.
"""

from __future__ import annotations

from hashlib import sha256

ONE_IN = 10
_WHOLE = 2**64


def looked_at_again(seed: bytes, number: str, one_in: int = ONE_IN) -> bool:
    """Whether the answer to complaint `number` is read again. `seed`: 16 unpredictable bytes, kept.

    Raises ValueError for a shorter seed, or a share that is not one in a whole number.
    """
    if len(seed) < 16:
        raise ValueError("a seed of fewer than 16 bytes could be guessed")
    if one_in < 1:
        raise ValueError("one in how many?")
    drawn = int.from_bytes(sha256(seed + number.encode()).digest()[:8])
    return drawn * one_in < _WHOLE
