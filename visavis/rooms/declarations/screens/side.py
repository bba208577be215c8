"""Which side of the counter a month is told on: the same pages, other addresses."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse

from visavis.foundation.identity.actor import Actor, Channel
from visavis.rooms.dossier.door import channel_of, gate


@dataclass(frozen=True, slots=True)
class Side:
    """Who types, for which file, by which door."""

    by: Actor
    file_id: UUID
    channel: Channel

    @property
    def desk(self) -> bool:
        return self.by.is_staff

    @property
    def layout(self) -> str:
        return "ui/page_band.html" if self.desk else "ui/page.html"

    def url(self, page: str, month: date | None = None) -> str:
        """The address of a page of this side: own, declare, told."""
        before = [self.file_id] if self.desk else []
        after = [month] if month else []
        return reverse(f"declarations:{'desk_' if self.desk else ''}{page}", args=[*before, *after])


def side_of(request: HttpRequest, file_id: UUID | None = None) -> Side:
    """The side of this request, once the gate let it in (a counsellor says her purpose first)."""
    by: Actor = request.actor
    entered = gate(request, file_id or by.file_id, "declarations")
    return Side(by, entered, channel_of(request))
