"""Withdraw a note: the proposal stands again as the machine made it."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.http import Http404
from django.utils.translation import gettext as _

from visavis.foundation.facts import header, publish
from visavis.foundation.identity.actor import Actor, Channel
from visavis.foundation.requests.refusal import Refusal
from visavis.rooms.dossier.door import agency_id_of
from visavis.rooms.register.facts import NoteWithdrawn
from visavis.rooms.register.models import Note
from visavis.rooms.register.permissions import may_overrule


def withdraw(*, file_id: UUID, note_id: UUID, now: datetime, by: Actor, channel: Channel) -> None:
    """End a standing note of this file; it stays in the file's history."""
    if refused := may_overrule(by):
        raise Refusal(what=_("La note reste."), why=refused, status=403)
    note = Note.objects.select_for_update().filter(id=note_id, file_id__of=file_id, ended_at=None).first()
    if note is None:
        raise Http404("note")
    note.ended_at, note.ended_by = now, by.account_id
    note.save(update_fields=["ended_at", "ended_by"])
    head = header(now=now, by=by, channel=channel, file_id=file_id, agency_id=agency_id_of(file_id))
    publish(NoteWithdrawn(**head, note_id=note.id, kind=note.kind))
