"""What this room adds to a file."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from visavis.foundation.identity.actor import Actor
from visavis.rooms.dossier.door import Section
from visavis.rooms.register import queries


def section(file_id: UUID, actor: Actor) -> Section:
    """For the counsellor: are recommendations on, how many notes prevail."""
    context = {"file_id": file_id, "off": queries.is_off(file_id), "notes": queries.notes(file_id)}
    return Section(title=_("Algorithmes"), template="register/_section.html", context=context)


def export(file_id: UUID) -> dict[str, Any]:
    """For the export of the whole file: every spell without recommendations, every note."""
    return {
        "without_recommendations": [
            {
                "off_at": each.off_at.isoformat(), "by": each.off_by, "reason": each.reason,
                "on_at": each.on_at.isoformat() if each.on_at else None,
            }
            for each in queries.spells(file_id, most=10_000)
        ],
        "notes": queries.every_note(file_id),
    }  # fmt: skip
