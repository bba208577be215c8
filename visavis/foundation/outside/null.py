"""The null twin of every port: nothing leaves, everything can be seen in the outbox."""

from __future__ import annotations

import json

from visavis.foundation.clock import now
from visavis.foundation.outside.models import OutboxItem
from visavis.foundation.outside.ports import Parcel
from visavis.foundation.requests.ids import uuid7
from visavis.foundation.vault import seal, seal_bytes


class NullPort:
    """Keeps the parcel, sealed, in the transaction that carries it. The same reference is kept once."""

    real = False

    def __init__(self, name: str) -> None:
        self.name = name

    def carry(self, parcel: Parcel) -> None:
        """Put the parcel in the outbox."""
        words = {"to": parcel.to, "subject": parcel.subject, "text": parcel.text}
        attached = parcel.attachment
        item = OutboxItem(
            id=uuid7(),
            file_id=parcel.file_id,
            port=self.name,
            reference=parcel.reference,
            at=now(),
            content=seal(parcel.file_id, json.dumps(words, ensure_ascii=False)),
            attachment=seal_bytes(parcel.file_id, attached.content) if attached else None,
            attachment_name=attached.name if attached else "",
            attachment_kind=attached.kind if attached else "",
        )
        OutboxItem.objects.bulk_create([item], ignore_conflicts=True)
