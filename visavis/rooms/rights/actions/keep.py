"""Keep in the file what a person tried, beside what her file knows: then it can be contested, frozen, compared."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from visavis.decisions.rights import Entitlement, Versions
from visavis.foundation.facts import header, publish
from visavis.foundation.identity.actor import Actor, Channel
from visavis.foundation.vault import unseal
from visavis.rooms.dossier.door import agency_id_of
from visavis.rooms.rights.actions._keeping import decided, kept
from visavis.rooms.rights.facts import SimulationKept
from visavis.rooms.rights.models import Computation

LOOKED_THROUGH = 20  # the latest trials, to find the same one


def keep(
    *,
    file_id: UUID,
    situation: Mapping[str, Any],
    tool: str = "",
    asked: Mapping[str, Any] | None = None,
    under: Versions | None = None,
    now: datetime,
    by: Actor,
    channel: Channel,
) -> UUID:
    """Keep the trial with its explanation and return its id. Her computation stays the latest one of her file.

    `tool` and what was `asked` of it keep a comparison too, with every line it found; `under` keeps the versions of the
    computation it stands on. The very same trial is kept once.
    """
    result = decided(file_id, situation, by, under)
    if same := _the_same(file_id, situation, tool, asked or {}, result):
        return same
    row = kept(
        file_id, situation, result, now=now, channel=channel, simulated=True, tool=tool, asked=asked,
    )  # fmt: skip
    about = header(now=now, by=by, channel=channel, file_id=file_id, agency_id=agency_id_of(file_id))
    publish(SimulationKept(**about, computation_id=row.id, verdict=row.verdict))
    return row.id


def _the_same(
    file_id: UUID, situation: Mapping[str, Any], tool: str, asked: Mapping[str, Any], result: Entitlement
) -> UUID | None:
    """A trial kept before with the same data, the same question and the same texts."""
    fingerprint = result.versions.fingerprint
    rows = Computation.objects.filter(file_id__of=file_id, simulated=True, tool=tool, fingerprint=fingerprint)
    for row in rows.order_by("-id")[:LOOKED_THROUGH]:
        before = json.loads(unseal(row.file_id, row.sealed_asked)) if row.sealed_asked else {}
        if before == dict(asked) and json.loads(unseal(row.file_id, row.sealed_situation)) == _plain(
            situation
        ):
            return row.id
    return None


def _plain(situation: Mapping[str, Any]) -> Any:
    return json.loads(json.dumps(situation))
