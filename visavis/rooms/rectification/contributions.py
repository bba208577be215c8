"""What corrections add to a file."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from visavis.foundation.identity.actor import Actor
from visavis.rooms.dossier.door import Awaited, Section, resolve
from visavis.rooms.rectification import queries

SHOWN = 5


def section(file_id: UUID, actor: Actor) -> Section:
    """For the counsellor: what the person had corrected, before and after, and asking for her."""
    context = {"corrections": queries.of_file(file_id, most=SHOWN), "file_id": file_id}
    return Section(title=_("Corrections"), template="rectification/_section.html", context=context)


def awaited(by: Actor, at: datetime) -> Iterable[Awaited]:
    """For whoever works at the agency: the corrections it has to decide."""
    for row in queries.owed_in(by.agency_id) if by.agency_id else []:
        url = reverse("rectification:decide", args=[row.id])
        yield Awaited(
            _("Décider de la correction demandée"), row.asked_at, row.due_at, url, resolve(row.file_id)
        )


def export(file_id: UUID) -> list[dict[str, Any]]:
    """For the export of the whole file: every correction asked, oldest first."""
    return [
        {
            "number": each.number, "datum": each.datum, "before": each.before, "wanted": each.wanted,
            "after": each.after, "channel": each.channel, "asked_by": each.asked_by,
            "asked_at": each.asked_at.isoformat(),
            "decided_at": each.decided_at.isoformat() if each.decided_at else None, "decided_by": each.decided_by,
            "outcome": each.outcome, "reason": each.reason, "told": list(each.told),
        }
        for each in reversed(queries.of_file(file_id, most=10_000))
    ]  # fmt: skip
