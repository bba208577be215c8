"""Free text and papers lie sealed under the key of their file: destroying the key erases them."""

from visavis.foundation.vault.blind import blind_mark, blind_marks
from visavis.foundation.vault.seal import (
    Shredded,
    list_all_destroyed,
    seal,
    seal_bytes,
    shred,
    unseal,
    unseal_bytes,
)

__all__ = [
    "Shredded",
    "blind_mark",
    "blind_marks",
    "list_all_destroyed",
    "seal",
    "seal_bytes",
    "shred",
    "unseal",
    "unseal_bytes",
]
