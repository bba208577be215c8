"""Who knows where people live and who writes to them: told by `front/wiring.py`, for letters know no room."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from visavis.foundation.letters.message import Address
from visavis.foundation.letters.sheet import Letterhead

AddressesOf = Callable[[UUID], tuple[Address, ...]]
LetterheadOf = Callable[[UUID, str], Letterhead]


class NobodyKnows(RuntimeError):
    """A letter was written before the wiring said where people live."""


@dataclass(slots=True)
class _Known:
    addresses: AddressesOf | None = None
    letterhead: LetterheadOf | None = None


_known = _Known()


def register_people(*, addresses_of: AddressesOf, letterhead_of: LetterheadOf) -> None:
    """Wire the two questions that letters ask.

    `addresses_of(file_id)`: the person's channels in her order, each with her consent.
    `letterhead_of(file_id, language)`: agency, addressee, signatory and the four ways to a human.
    """
    _known.addresses, _known.letterhead = addresses_of, letterhead_of


def addresses_of(file_id: UUID) -> tuple[Address, ...]:
    """The person's channels in her order, those without consent left out."""
    if _known.addresses is None:
        raise NobodyKnows("register_people(addresses_of=…) was not called by the wiring")
    return tuple(address for address in _known.addresses(file_id) if address.consent)


def letterhead_of(file_id: UUID, language: str) -> Letterhead:
    """The letterhead for a letter to this person."""
    if _known.letterhead is None:
        raise NobodyKnows("register_people(letterhead_of=…) was not called by the wiring")
    return _known.letterhead(file_id, language)
