"""Words asked of people without a file: which waits at a number, which was said to whom."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID, uuid5

from django.db.models import QuerySet

from visavis.foundation.identity.actor import SERVICE, acting_as
from visavis.foundation.vault import shred
from visavis.rooms.mandates.models import AskedWord
from visavis.rooms.mandates.reach import mark_of


def waiting_at(mark: str, now: datetime) -> QuerySet[AskedWord]:
    """What waits for its answer from this number: one at most. Asked by the service."""
    return AskedWord.objects.filter(mark=mark, said_at=None, refused_at=None, until_at__gt=now)


def asked_lately(number: str, by: UUID, now: datetime) -> AskedWord | None:
    """The last word this account asked of this number that can still be used, said or not."""
    with acting_as(SERVICE):
        rows = AskedWord.objects.filter(
            mark=mark_of(number) or "", asked_by=by, spent_at=None, refused_at=None, until_at__gt=now
        )
        return rows.order_by("-at").first()


def heard(mark: str, *, yes: bool, reference: str, now: datetime) -> bool:
    """Write down the answer that came from this number. False when nothing waits for it."""
    row = waiting_at(mark, now).select_for_update().first()
    if row is None:
        return False
    if yes:
        row.said_at, row.sms_reference = now, reference[:80]
    else:
        row.refused_at = now
    row.save(update_fields=["said_at", "sms_reference", "refused_at"])
    return True


def parcel_key(row: AskedWord) -> UUID:
    """The key under which a null port keeps what would have left: not that of the number, which is destroyed."""
    return uuid5(row.id, "parcel")


def forget_number(row: AskedWord) -> None:
    """Once the message left, nobody can read the number any more."""
    shred(row.id)
    AskedWord.objects.filter(id=row.id).update(sealed_number=b"")
