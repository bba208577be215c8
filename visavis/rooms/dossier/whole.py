"""The whole of a file, for its person to take away."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from visavis.rooms.dossier import contributions, queries
from visavis.rooms.people.door import born_on, contacts_of, name_of


def whole(file_id: UUID) -> dict[str, Any]:
    """Who she is, who follows her, what happened, and what every room adds; plain JSON values."""
    name, born = name_of(file_id), born_on(file_id)
    return {
        "person": {
            "given": name.given,
            "family": name.family,
            "born_on": born.isoformat() if born else None,
            "contacts": [{"kind": each.kind, "address": each.address} for each in contacts_of(file_id)],
            "needs": list(queries.needs(file_id)),
        },
        "counsellors": [
            {"name": each.name, "from": each.from_on.isoformat(), "to": each.to_on and each.to_on.isoformat()}
            for each in queries.referents(file_id)
        ],
        "story": [
            {"at": each.at.isoformat(), "words": each.words, "by": each.by, "channel": each.channel}
            for each in queries.timeline(file_id, limit=10_000)
        ],
        **contributions.export(file_id),
    }
