"""Write a note, or a new version of one: what was written before stays readable."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from visavis.decisions.matching.words import lexemes
from visavis.foundation.facts import header, publish
from visavis.foundation.identity.actor import Actor, Channel
from visavis.foundation.requests.ids import uuid7
from visavis.foundation.requests.refusal import Refusal
from visavis.rooms.knowledge.facts import NoteWritten
from visavis.rooms.knowledge.models import Version
from visavis.rooms.knowledge.permissions import may_write


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What a version says; `why` it replaces the one before, `retired` when the note no longer holds."""

    audience: str
    title: str
    text: str
    source: str = ""
    why: str = ""
    retired: bool = False


def write(
    *, words: Words, entry_id: UUID | None = None, after: int = 0, now: datetime, by: Actor, channel: Channel
) -> UUID:
    """Add a version and return the note's id. `after` is the number it was written from: somebody faster is a 409."""
    what = _("Rien n’est gardé.")
    if (reason := may_write(by)) or by.account_id is None:
        raise Refusal(what=what, why=reason or "", status=403)
    if entry_id and not words.why.strip():
        raise Refusal(what=what, why=_("Dites ce qui change, en une phrase."), field="why")
    entry_id = entry_id or uuid7()
    row = Version(
        entry_id=entry_id, number=after + 1, audience=words.audience, title=words.title.strip(),
        text=words.text.strip(), source=words.source.strip(), why=words.why.strip(), retired=words.retired,
        keys=sorted(lexemes(f"{words.title} {words.text}"))[:400], written_at=now, written_by=by.account_id,
    )  # fmt: skip
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError as faster:
        raise Refusal(
            what=what, why=_("Quelqu’un a écrit une autre version entre-temps."),
            now_what=_("Lisez-la, puis écrivez la vôtre à partir d’elle."), status=409,
        ) from faster  # fmt: skip
    publish(
        NoteWritten(
            **header(now=now, by=by, channel=channel, file_id=None, agency_id=by.agency_id),
            entry_id=entry_id, number=row.number, audience=row.audience, retired=row.retired,
        )
    )  # fmt: skip
    return entry_id
