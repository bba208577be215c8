"""What contestations add to a file."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from visavis.foundation.identity.actor import Actor
from visavis.rooms.contestation import queries
from visavis.rooms.dossier.door import Section


def section(file_id: UUID, actor: Actor) -> Section | None:
    """For the counsellor: the contestations of the file, when there are some."""
    contested = queries.of_file(file_id)
    if not contested:
        return None
    return Section(
        title=_("Contestations"), template="contestation/_section.html", context={"contested": contested}
    )


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
        for each in queries.of_file(file_id)
    ]
