"""Compute the rights of a person from what her file knows, and keep the result with its explanation."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from visavis.foundation.facts import header, publish
from visavis.foundation.identity.actor import Actor, Channel
from visavis.rooms.dossier.door import agency_id_of
from visavis.rooms.rights.actions._keeping import decided, kept
from visavis.rooms.rights.facts import HumanDecisionAsked, RightsComputed


def compute(
    *, file_id: UUID, situation: Mapping[str, Any], now: datetime, by: Actor, channel: Channel
) -> UUID:
    """Keep the computation of `situation` (see `visavis.decisions.rights.read`) and return its id.

    "Cannot say" is a result like the others: it is kept, and a human's decision is asked.
    Refuses only what cannot be read at all, in the words of the first problem.
    """
    result = decided(file_id, situation, by)
    row = kept(file_id, situation, result, now=now, channel=channel)
    head = header(now=now, by=by, channel=channel, file_id=file_id, agency_id=agency_id_of(file_id))
    publish(RightsComputed(**head, computation_id=row.id, verdict=row.verdict, fingerprint=row.fingerprint))
    if result.eligibility.is_open:
        again = header(now=now, by=by, channel=channel, file_id=file_id, agency_id=head["agency"])
        publish(HumanDecisionAsked(**again, computation_id=row.id))
    return row.id
