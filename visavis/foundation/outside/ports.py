"""What the service asks of the outside: three small protocols, and what may go wrong."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol
from uuid import UUID


class Unreachable(Exception):
    """The port did not answer or is busy: worth trying again later."""


class Undeliverable(Exception):
    """The outside refuses this address for good: try another channel."""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that goes along: its name, media type and bytes."""

    name: str
    kind: str
    content: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Parcel:
    """One thing to carry to one person.

    `reference` is the same each time the same thing is carried: ports use it to recognise a repeat.
    `to` is a mail address, a phone number (+33…) or, for post, the lines of the address.
    """

    file_id: UUID
    reference: str
    to: str
    subject: str = ""
    text: str = ""
    attachment: Attachment | None = None


class Port(Protocol):
    """One way to the outside. `real` is false for null twins."""

    name: str
    real: bool

    def carry(self, parcel: Parcel) -> None:
        """Hand the parcel over. Raises `Unreachable` (try again) or `Undeliverable` (never will)."""
