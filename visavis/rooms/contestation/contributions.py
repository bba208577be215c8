"""What contestations add to a file."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from visavis.foundation.identity.actor import Actor
from visavis.rooms.contestation import queries
from visavis.rooms.dossier.door import Awaited, Section, resolve


def section(file_id: UUID, actor: Actor) -> Section | None:
    """For the counsellor: the contestations of the file, when there are some."""
    contested = queries.of_file(file_id)
    if not contested:
        return None
    return Section(
        title=_("Contestations"), template="contestation/_section.html", context={"contested": contested}
    )


def awaited(by: Actor, at: datetime) -> Iterable[Awaited]:
    """For whoever works at the agency: the answers it owes, and what answers promised."""
    for row in queries.owed_in(by.agency_id) if by.agency_id else []:
        what = _("Refaire son calcul, promis") if row.redo_due_at else _("Répondre à sa contestation")
        since, due_at = row.answered_at or row.opened_at, row.redo_due_at or row.due_at
        url = reverse("contestation:answer", args=[row.id])
        yield Awaited(what, since, due_at, url, resolve(row.file_id))


def export(file_id: UUID) -> list[dict[str, Any]]:
    """For the export of the whole file."""
    return [
        {
            "number": each.number,
            "opened_at": each.opened_at.isoformat(),
            "words": each.words,
            "outcome": each.outcome,
            "reason": each.reason,
            "answered_by": each.answered_by,
            "before_and_after": [list(row) for row in each.came_out.rows] if each.came_out else [],
            "done_later": each.redone,
        }
        for each in queries.of_file(file_id, most=10_000)
    ]
