"""Which chain of the journal a file's readings and writings go to, as PostgreSQL itself chooses it."""

from hashlib import sha256
from uuid import UUID

CHAINS = 128


def chain_of(file_id: UUID) -> int:
    """The chain of the file's readings, 0 to 127; its writings go to the one 128 further.

    Two processes that write long transactions about files of different chains never wait for each other.
    """
    return sha256(file_id.bytes).digest()[0] & (CHAINS - 1)
