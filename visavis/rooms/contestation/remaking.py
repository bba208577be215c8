"""Computing again what was contested, and showing it beside what it was. Only rights are computed."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from visavis.foundation.identity.actor import Actor, Channel
from visavis.rooms.contestation.models import Contestation
from visavis.rooms.rights.door import Compared, between, compute, situation_of, with_present_facts

RIGHTS = "rights"


def foreseen(row: Contestation) -> Compared | None:
    """What computing again would give now; None while nothing was corrected since the contested computation."""
    return with_present_facts(row.subject_id, row.node) if row.subject_kind == RIGHTS else None


def came_out(row: Contestation) -> Compared | None:
    """The contested line and the one that replaced it, side by side."""
    return between(row.subject_id, row.result_id, row.node) if row.result_id else None


def remade(row: Contestation, *, now: datetime, by: Actor, channel: Channel) -> UUID | None:
    """Compute again with the corrected facts and return the new computation; None when nothing was corrected."""
    if foreseen(row) is None:
        return None
    situation = situation_of(row.file_id)
    return compute(file_id=row.file_id, situation=situation, now=now, by=by, channel=channel)
