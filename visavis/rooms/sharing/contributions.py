"""What sharing adds to a file."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from visavis.foundation.clock import now
from visavis.foundation.identity.actor import SERVICE, Actor, Channel
from visavis.rooms.dossier.door import Section
from visavis.rooms.sharing import queries
from visavis.rooms.sharing.actions.end import end_all


def section(file_id: UUID, actor: Actor) -> Section:
    """For the counsellor: what she had stopped, who reads with her agreement."""
    context = {
        "stopped": [each for each in queries.stopped_uses(file_id) if each.off],
        "shared": [each for each in queries.of_file(file_id, now()) if each.holds],
        "file_id": file_id,
    }
    return Section(title=_("Qui peut voir quoi"), template="sharing/_section.html", context=context)


def export(file_id: UUID) -> dict[str, Any]:
    """For the export of the whole file: every agreement and every stop, oldest first."""
    agreements = [
        {
            "partner": each.partner, "kind": each.kind, "parts": list(each.codes), "why": each.why,
            "from": each.agreed_at.isoformat(), "until": each.until_at.isoformat(), "channel": each.channel,
            "ended_at": each.ended_at.isoformat() if each.ended_at else None, "ended_channel": each.ended_channel,
        }
        for each in reversed(queries.of_file(file_id, now(), most=10_000))
    ]  # fmt: skip
    return {"agreements": agreements, "stopped_uses": queries.every_restriction(file_id)}


def forget(file_id: UUID) -> None:
    """When a file is erased, no partner reads anything of it."""
    end_all(file_id=file_id, now=now(), by=SERVICE, channel=Channel.AUTOMATIC)
