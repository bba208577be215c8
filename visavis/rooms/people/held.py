"""All that is kept of who a person is, the former names and addresses too: for her own copy."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from visavis.foundation.vault import Shredded, unseal
from visavis.rooms.people.models import Birth, ContactChannel, Name
from visavis.rooms.people.numbers import identity_number


def held(file_id: UUID) -> dict[str, Any]:
    """Names and ways to be reached with their days, as plain values; of the social security number, its ending."""
    names = Name.objects.filter(file_id__of=file_id).order_by("from_on", "id")
    contacts = ContactChannel.objects.filter(file_id__of=file_id).order_by("from_on", "rank", "id")
    born = Birth.objects.filter(file_id__of=file_id).first()
    number = _number(file_id)
    return {
        "names": [
            {
                "kind": each.kind, "given": each.given, "family": each.family,
                "from": each.from_on.isoformat(), "to": each.to_on.isoformat() if each.to_on else None,
            }
            for each in names
        ],
        "born_on": born.born_on.isoformat() if born else None,
        "contacts": [
            {
                "kind": each.kind, "address": _open(each), "agreed_at": each.consented_at.isoformat(),
                "from": each.from_on.isoformat(), "to": each.to_on.isoformat() if each.to_on else None,
            }
            for each in contacts
        ],
        "social_security_number_ends": number[-2:] if number else None,
    }  # fmt: skip


def _open(contact: ContactChannel) -> str:
    try:
        return unseal(contact.file_id, contact.sealed_address)
    except Shredded:
        return ""


def _number(file_id: UUID) -> str | None:
    try:
        return identity_number(file_id)
    except Shredded:
        return None
