"""Keep in the file what a person tried, beside what her file knows: then it can be contested, frozen, compared."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from visavis.foundation.facts import header, publish
from visavis.foundation.identity.actor import Actor, Channel
from visavis.rooms.dossier.door import agency_id_of
from visavis.rooms.rights.actions._keeping import decided, kept
from visavis.rooms.rights.facts import SimulationKept


def keep(*, file_id: UUID, situation: Mapping[str, Any], now: datetime, by: Actor, channel: Channel) -> UUID:
    """Keep the trial with its explanation and return its id. Her computation stays the latest one of her file."""
    result = decided(file_id, situation, by)
    row = kept(file_id, situation, result, now=now, channel=channel, simulated=True)
    about = header(now=now, by=by, channel=channel, file_id=file_id, agency_id=agency_id_of(file_id))
    publish(SimulationKept(**about, computation_id=row.id, verdict=row.verdict))
    return row.id
