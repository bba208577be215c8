"""The person's file: all that other rooms may ask of this one."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.http import Http404, HttpRequest

from visavis.foundation.clock import now as present
from visavis.foundation.identity.actor import Actor, Channel, Role
from visavis.foundation.trace.purpose import Purpose
from visavis.foundation.trace.write import reading
from visavis.rooms.dossier.actions.move import move
from visavis.rooms.dossier.actions.name_referent import name_referent
from visavis.rooms.dossier.actions.open import open_file
from visavis.rooms.dossier.actions.register import register
from visavis.rooms.dossier.contributions import (
    Awaited,
    Guard,
    Section,
    Task,
    TimelineEntry,
    awaited,
    let_open,
    tasks,
)
from visavis.rooms.dossier.gate import channel_of, purpose_said, say_purpose
from visavis.rooms.dossier.lists import names_in_list
from visavis.rooms.dossier.models import File, NeedSpell
from visavis.rooms.dossier.needs import NEEDS
from visavis.rooms.dossier.notes import PrevailingNote, keep_notes, prevailing_notes
from visavis.rooms.dossier.queries import (
    agency_id_of,
    day_of,
    kept_keys,
    needs,
    one_reading,
    portfolio,
    readings,
    referents,
    registered_since,
    resolve,
    timeline,
    unfollowed_among,
)
from visavis.rooms.dossier.reach import within_reach

__all__ = [
    "NEEDS",
    "Awaited",
    "Guard",
    "PrevailingNote",
    "Section",
    "Task",
    "TimelineEntry",
    "agency_id_of",
    "awaited",
    "channel_of",
    "day_of",
    "enter",
    "gate",
    "keep_notes",
    "kept_keys",
    "move",
    "name_referent",
    "names_in_list",
    "need",
    "need_no_more",
    "needs",
    "one_reading",
    "open_file",
    "portfolio",
    "prevailing_notes",
    "readings",
    "referents",
    "register",
    "registered_since",
    "resolve",
    "say_purpose",
    "tasks",
    "timeline",
    "unfollowed_among",
    "within_reach",
]


def enter(*, file_id: UUID, what: str, purpose: Purpose, now: datetime, by: Actor, channel: Channel) -> UUID:
    """The one gate to a file: says the purpose, leaves a trace, returns the file's key (aliases resolved).

    `what` names the part read ("rights", "messages"…). A file the reader may not see is a 404, as if it
    did not exist, and the attempt is journaled all the same.
    """
    if by.role == Role.PERSON and by.file_id == file_id:
        purpose = Purpose.OWN_FILE
    reading(now=now, by=by, channel=channel, file_id=file_id, what=what, purpose=purpose)
    if not File.objects.filter(id=file_id, erased_at=None).exists():
        raise Http404("file")
    kept = resolve(file_id)
    let_open(kept, now=now, by=by)
    return kept


def need(*, file_id: UUID, need: str, now: datetime) -> None:
    """Note something to prepare for the person (`sign_language`, `lift`, `paper`…)."""
    NeedSpell.objects.get_or_create(
        file_id=file_id, need=need, to_on=None, defaults={"from_on": day_of(file_id, now)}
    )


def need_no_more(*, file_id: UUID, need: str, now: datetime) -> None:
    """The need is over from today on; it stays in the history."""
    NeedSpell.objects.filter(file_id__of=file_id, need=need, to_on=None).update(to_on=day_of(file_id, now))


def gate(request: HttpRequest, file_id: UUID, what: str) -> UUID:
    """`enter` for screens: the purpose said in this session, else the page that asks for it (`GoFirst`)."""
    purpose = purpose_said(request, file_id)
    actor: Actor = request.actor  # type: ignore[attr-defined]  # set by our middleware
    channel = Channel.WEB if purpose in {Purpose.OWN_FILE, Purpose.MANDATE} else channel_of(request)
    return enter(file_id=file_id, what=what, purpose=purpose, now=present(), by=actor, channel=channel)
