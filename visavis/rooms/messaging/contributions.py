"""What messaging adds to a file: things to do, and its place on the counsellor's page."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from visavis.foundation.identity.actor import Actor
from visavis.rooms.dossier.door import Awaited, Section, Task, portfolio
from visavis.rooms.messaging import queries


def tasks(file_id: UUID) -> Iterable[Task]:
    """For the person: a message she has not read."""
    unread = queries.last_unread_by_person(file_id)
    if unread:
        start = unread.text if len(unread.text) <= 80 else unread.text[:79].rsplit(" ", 1)[0] + "…"
        title = _("Répondre à %(name)s") % {"name": unread.author or _("votre conseiller")}
        yield Task(title=title, why=_("« %(start)s »") % {"start": start}, url=reverse("messaging:own"))


def awaited(by: Actor, at: datetime) -> Iterable[Awaited]:
    """For whoever works at the agency: her own people's messages, and those of people nobody follows."""
    hers = [each.file_id for each in portfolio(by.account_id)] if by.account_id else []
    nobodys = queries.owed_unfollowed(by.agency_id) if by.agency_id else []
    for each, what in (
        *((each, _("Répondre à son message")) for each in queries.owed(hers)),
        *((each, _("Répondre à son message (personne sans conseiller)")) for each in nobodys),
    ):
        yield Awaited(
            what, each.since, each.due_at, reverse("messaging:thread", args=[each.file_id]), each.file_id
        )


def section(file_id: UUID, actor: Actor) -> Section:
    """For the counsellor: the last messages and what is owed."""
    context = {"thread": queries.thread(file_id)[:3], "owed": queries.owed_to(file_id), "file_id": file_id}
    return Section(title=_("Messages"), template="messaging/_section.html", context=context)


def export(file_id: UUID) -> list[dict[str, object]]:
    """For the export of the whole file: every message, oldest first."""
    said: list[queries.Said] = []
    while page := queries.thread(file_id, before=said[-1].id if said else None):
        said.extend(page)
    return [
        {
            "at": each.sent_at.isoformat(),
            "from_person": each.from_person,
            "author": each.author,
            "channel": each.channel,
            "text": each.text,
        }
        for each in reversed(said)
    ]
