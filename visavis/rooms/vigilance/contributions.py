"""What vigilance adds to files: a guard at their gate, what heads of agencies owe, a part of the export."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from visavis.foundation.clock import now
from visavis.foundation.identity.actor import Actor, Role
from visavis.rooms.dossier.door import Awaited, Guard, Section
from visavis.rooms.vigilance import guard, links, queries, shelters

GUARD = Guard(opens=guard.let_open, lists=guard.let_list)
LOOKED_AT_WITHIN = timedelta(hours=4)


def awaited(by: Actor, at: datetime) -> Iterable[Awaited]:
    """For the head of the agency: what was noticed and nobody looked at."""
    if by.role != Role.MANAGER:
        return
    for each in queries.noticed(only_open=True):
        if each.account_id != by.account_id:
            url = reverse("vigilance:one", args=[each.id])
            yield Awaited(
                _("Relire une lecture signalée"), each.at, each.at + LOOKED_AT_WITHIN, url, None, each.who
            )


def opened_by_glass(by: Actor) -> Iterable[UUID]:
    """The files of other teams that stand open to her for the hour she asked for."""
    return queries.opened_by_glass(by.account_id, now())


def section(file_id: UUID, actor: Actor) -> Section | None:
    """For whoever leads the agency: whether readings of this file are watched more closely."""
    if actor.role != Role.MANAGER:
        return None
    context = {"file_id": file_id, "sheltered": shelters.of_file(file_id)}
    return Section(title=_("Lectures de ce dossier"), template="vigilance/_section.html", context=context)


def export(file_id: UUID) -> list[dict[str, object]]:
    """For the export of the whole file."""
    return queries.broken_glass(file_id)


def export_shelters(file_id: UUID) -> list[dict[str, object]]:
    """For the export of the whole file."""
    return shelters.all_of(file_id)


def let_link(link: links.Link) -> None:
    """A room says when the person of a file is the reader's business."""
    links.add_link(link)
