"""Looking into the outbox: what would have left, had the port been real."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from visavis.foundation.outside.models import OutboxItem
from visavis.foundation.vault import unseal, unseal_bytes

PAGE = 20


@dataclass(frozen=True, slots=True)
class OutboxLine:
    """A parcel in the list: no word of it is opened."""

    id: UUID
    port: str
    reference: str
    at: datetime


@dataclass(frozen=True, slots=True)
class OutboxPage:
    """One page of the list, latest first; `before` leads to the next page."""

    items: tuple[OutboxLine, ...]
    before: UUID | None


@dataclass(frozen=True, slots=True)
class Opened:
    """A parcel with its words."""

    id: UUID
    file_id: UUID
    port: str
    reference: str
    at: datetime
    to: str
    subject: str
    text: str
    attachment: bytes
    attachment_name: str
    attachment_kind: str


def outbox(*, before: UUID | None = None) -> OutboxPage:
    """Twenty parcels, latest first, from `before` on."""
    rows = OutboxItem.objects.order_by("-id").only("id", "port", "reference", "at")
    found = list((rows.filter(id__lt=before) if before else rows)[: PAGE + 1])
    lines = tuple(OutboxLine(row.id, row.port, row.reference, row.at) for row in found[:PAGE])
    return OutboxPage(lines, lines[-1].id if len(found) > PAGE else None)


def owner_of(item_id: UUID) -> UUID | None:
    """The file a parcel belongs to, for the journal; None when it is not for this reader."""
    return OutboxItem.objects.filter(id=item_id).values_list("file_id", flat=True).first()


def open_item(item_id: UUID) -> Opened:
    """Open one parcel. Raises `OutboxItem.DoesNotExist` when it is not there, or not for this reader."""
    row = OutboxItem.objects.get(id=item_id)
    words = json.loads(unseal(row.file_id, row.content))
    return Opened(
        id=row.id,
        file_id=row.file_id,
        port=row.port,
        reference=row.reference,
        at=row.at,
        attachment=unseal_bytes(row.file_id, row.attachment) if row.attachment else b"",
        attachment_name=row.attachment_name,
        attachment_kind=row.attachment_kind,
        **words,
    )
