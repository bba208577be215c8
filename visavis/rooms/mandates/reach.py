"""From which telephone numbers a person can speak for herself: kept as keyed marks, never as numbers."""

from __future__ import annotations

from uuid import UUID

import phonenumbers
from django.utils.crypto import salted_hmac

from visavis.rooms.dossier.door import resolve
from visavis.rooms.mandates.models import Reach
from visavis.rooms.people.door import contacts_of

_TELEPHONES = frozenset({"sms", "phone"})


def mark_of(number: str) -> str | None:
    """The mark of a number however it is written; None when it is none."""
    try:
        read = phonenumbers.parse(number, "FR")
    except phonenumbers.NumberParseException:
        return None
    full = phonenumbers.format_number(read, phonenumbers.PhoneNumberFormat.E164)
    return salted_hmac("mandates.reach", full, algorithm="sha256").hexdigest()


def keep_reach(file_id: UUID) -> None:
    """Keep the marks of the numbers the person gives today; those of former numbers go."""
    marks = {mark_of(each.address) for each in contacts_of(file_id) if each.kind in _TELEPHONES} - {None}
    Reach.objects.filter(file_id__of=file_id).exclude(mark__in=marks).delete()
    Reach.objects.bulk_create([Reach(file_id=file_id, mark=mark) for mark in marks], ignore_conflicts=True)


def keep_mark(file_id: UUID, mark: str) -> None:
    """Let the telephone that said yes to a first mandate say STOP to it too."""
    Reach.objects.bulk_create([Reach(file_id=file_id, mark=mark)], ignore_conflicts=True)


def people_at(number: str) -> list[UUID]:
    """The people who gave this number and ever wrote a mandate. Asked by the service."""
    mark = mark_of(number)
    found = Reach.objects.filter(mark=mark).order_by("id").values_list("file_id", flat=True) if mark else []
    return list(dict.fromkeys(resolve(each) for each in found))


def forget(file_id: UUID) -> None:
    """Erase the marks of a person."""
    Reach.objects.filter(file_id=file_id).delete()
