"""Compute the rights of a person from what her file knows, and keep the result with its explanation."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from visavis.decisions.rights import Entitlement, read
from visavis.decisions.rights import compute as decide
from visavis.foundation.facts import header, publish
from visavis.foundation.identity.actor import Actor, Channel
from visavis.foundation.requests.refusal import Refusal
from visavis.foundation.vault import seal
from visavis.rooms.dossier.door import agency_id_of
from visavis.rooms.rights.facts import HumanDecisionAsked, RightsComputed
from visavis.rooms.rights.models import Computation
from visavis.rooms.rights.permissions import may_compute


def compute(
    *, file_id: UUID, situation: Mapping[str, Any], now: datetime, by: Actor, channel: Channel
) -> UUID:
    """Keep the computation of `situation` (see `visavis.decisions.rights.read`) and return its id.

    "Cannot say" is a result like the others: it is kept, and a human's decision is asked.
    Refuses only what cannot be read at all, in the words of the first problem.
    """
    if reason := may_compute(by, file_id):
        raise Refusal(what=_("Le calcul n’est pas fait."), why=reason, status=403)
    reading = read(situation)
    if reading.situation is None:
        raise Refusal(
            what=_("Le calcul n’est pas fait."),
            why=" ".join(finding.sentence.say() for finding in reading.findings[:3]),
            now_what=_("Complétez vos contrats, ou faites-le avec une personne au guichet."),
        )
    result = decide(reading.situation)
    kept = _keep(file_id, situation, result, now, channel)
    head = header(now=now, by=by, channel=channel, file_id=file_id, agency_id=agency_id_of(file_id))
    publish(
        RightsComputed(**head, computation_id=kept.id, verdict=kept.verdict, fingerprint=kept.fingerprint)
    )
    if result.eligibility.is_open:
        again = header(now=now, by=by, channel=channel, file_id=file_id, agency_id=head["agency"])
        publish(HumanDecisionAsked(**again, computation_id=kept.id))
    return kept.id


def _keep(
    file_id: UUID, situation: Mapping[str, Any], result: Entitlement, now: datetime, channel: Channel
) -> Computation:
    kept = Computation(
        file_id=file_id,
        sealed_situation=seal(file_id, json.dumps(situation, ensure_ascii=False)),
        sealed_result=seal(file_id, json.dumps(result.to_json(), ensure_ascii=False)),
        verdict=result.eligibility.verdict,
        fingerprint=result.versions.fingerprint,
        channel=channel,
        computed_at=now,
    )
    kept.save(force_insert=True)
    return kept
