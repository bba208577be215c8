"""The whole of a file, for its person to take away."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from visavis.foundation.letters.reading import every_letter
from visavis.foundation.papers.door import every_receipt
from visavis.rooms.dossier import contributions, queries
from visavis.rooms.people.door import held, name_of

MOST = 10_000_000  # lines of the story: all of them


def whole(file_id: UUID) -> dict[str, Any]:
    """Who she is, who follows her, who read, what happened, what she was sent and gave, and what every room adds.

    Plain JSON values, described for machines by `visavis/front/portable/schema.json`.
    """
    name, known = name_of(file_id), held(file_id)
    return {
        "person": {"given": name.given, "family": name.family, "needs": list(queries.needs(file_id)), **known},
        "counsellors": [
            {"name": each.name, "from": each.from_on.isoformat(), "to": each.to_on and each.to_on.isoformat()}
            for each in queries.referents(file_id)
        ],
        "story": [
            {"at": each.at.isoformat(), "words": each.words, "by": each.by, "channel": each.channel}
            for each in queries.timeline(file_id, limit=MOST)
        ],
        "readings": [
            {
                "at": each.at.isoformat(), "who": each.who, "role": each.role, "what": each.what,
                "purpose": str(each.purpose), "channel": each.channel,
            }
            for each in queries.every_reading(file_id)
        ],
        "letters": every_letter(file_id),
        "papers": every_receipt(file_id),
        **contributions.export(file_id),
    }  # fmt: skip
