"""What every computation kept in a file begins with, whether it comes from the file or from a trial."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from visavis.decisions.rights import Entitlement, Versions, read
from visavis.decisions.rights import compute as decide
from visavis.foundation.identity.actor import Actor, Channel
from visavis.foundation.requests.codes import new_code
from visavis.foundation.requests.refusal import Refusal
from visavis.foundation.vault import seal
from visavis.rooms.rights.models import Computation
from visavis.rooms.rights.permissions import may_compute
from visavis.rooms.rights.queries import record_of


def decided(
    file_id: UUID, situation: Mapping[str, Any], by: Actor, under: Versions | None = None
) -> Entitlement:
    """The right of a situation, `under` the versions of an earlier one. Refuses strangers, and what cannot be read, in
    the words of the first problems."""
    if reason := may_compute(by, file_id):
        raise Refusal(what=_("Le calcul n’est pas fait."), why=reason, status=403)
    reading = read(situation)
    if reading.situation is None:
        raise Refusal(
            what=_("Le calcul n’est pas fait."),
            why=" ".join(finding.sentence.say() for finding in reading.findings[:3]),
            now_what=_("Complétez vos contrats, ou faites-le avec une personne au guichet."),
        )
    return decide(reading.situation, under=under)


def kept(
    file_id: UUID,
    situation: Mapping[str, Any],
    result: Entitlement,
    *,
    now: datetime,
    channel: Channel,
    simulated: bool = False,
    tool: str = "",
    asked: Mapping[str, Any] | None = None,
) -> Computation:
    """The row of a computation, sealed, with the number people say; with what a tool found for what was asked."""
    record = record_of(result, tool, situation, asked or {})
    row = Computation(
        file_id=file_id,
        sealed_situation=seal(file_id, json.dumps(situation, ensure_ascii=False)),
        sealed_result=seal(file_id, json.dumps(record, ensure_ascii=False)),
        verdict=result.eligibility.verdict,
        fingerprint=result.versions.fingerprint,
        channel=channel,
        computed_at=now,
        number=new_code(),
        simulated=simulated,
        tool=tool if "tool" in record else "",
        sealed_asked=seal(file_id, json.dumps(asked, ensure_ascii=False)) if asked else None,
    )
    row.save(force_insert=True)
    return row
