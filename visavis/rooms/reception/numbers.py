"""The number to call: sealed under a key of its own, found again by a keyed hash, destroyed after the call."""

from __future__ import annotations

from uuid import UUID

from django.utils.crypto import salted_hmac

from visavis.foundation.identity.actor import SERVICE, acting_as
from visavis.foundation.vault import Shredded, seal, shred, unseal
from visavis.rooms.people.door import contacts_of

CALLED = ("phone", "sms")


def mark_of(number: str) -> str:
    """The keyed hash by which an open call-back of the same number is found."""
    return salted_hmac("reception.number", number, algorithm="sha256").hexdigest()


def seal_number(key: UUID, number: str) -> bytes:
    """Seal a number under the call-back's own key; the service holds it, nobody's file."""
    with acting_as(SERVICE):
        return seal(key, number)


def read_number(key: UUID, sealed: bytes) -> str:
    """The number, empty once its key was destroyed."""
    with acting_as(SERVICE):
        try:
            return unseal(key, bytes(sealed))
        except Shredded:
            return ""


def forget_number(key: UUID) -> None:
    """Destroy the key: the number cannot be read any more."""
    with acting_as(SERVICE):
        shred(key)


def known_number(file_id: UUID | None) -> str:
    """The number a person gave before, empty when she gave none."""
    if file_id is None:
        return ""
    return next((each.address for each in contacts_of(file_id) if each.kind in CALLED), "")
