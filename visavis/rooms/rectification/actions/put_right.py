"""Put a datum right: the file says it otherwise from now on, keeps what it said, and tells who had received it."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from visavis.foundation.facts import header, publish
from visavis.foundation.identity.actor import Actor, Channel
from visavis.foundation.requests.refusal import Refusal
from visavis.foundation.vault import seal, unseal
from visavis.rooms.rectification.data import OTHER, Act, data, recipients
from visavis.rooms.rectification.facts import DatumCorrected
from visavis.rooms.rectification.models import Correction, Told
from visavis.rooms.rectification.permissions import may_decide
from visavis.rooms.rectification.waiting import waiting


def put_right(
    *, correction_id: UUID, value: dict[str, Any], reason: str, now: datetime, by: Actor, channel: Channel
) -> None:
    """Do what was asked. `value` holds what is typed here; a datum of another room is put right there first, and this
    act refuses as long as nothing changed there. `reason` may stay empty. Raises `Refusal`, `Http404`.
    """
    what = _("La correction n’est pas faite.")
    found = waiting(correction_id, what)
    if refused := may_decide(by):
        raise Refusal(what=what, why=refused, status=403)
    written(found, value, reason.strip(), Act(now, by, channel))


def written(found: Correction, value: dict[str, Any], reason: str, act: Act) -> None:
    """Write the datum, keep before and after, tell whoever had the wrong one. For `ask` and `put_right`."""
    datum, file_id = data()[found.datum], found.file_id
    if datum.put_right:
        datum.put_right(file_id, value, act)
    after = value["after"].strip() if found.datum == OTHER else datum.stands(file_id)
    if after == unseal(file_id, found.sealed_before):
        raise Refusal(
            what=_("La correction n’est pas faite."),
            why=_("Le dossier dit encore la même chose qu’avant."),
            now_what=_("Corrigez d’abord la donnée, puis revenez ici."),
        )
    found.decided_at, found.decided_by, found.outcome = (
        act.now,
        act.by.account_id,
        Correction.Outcome.CORRECTED,
    )
    found.sealed_after = seal(file_id, after)
    found.sealed_reason = seal(file_id, reason) if reason else None
    found.save(update_fields=["decided_at", "decided_by", "outcome", "sealed_after", "sealed_reason"])
    told = [
        Told(
            correction_id=found.id, file_id=file_id, datum=found.datum, kind=each.kind, account_id=each.account_id,
            organisation_id=each.organisation_id, at=act.now,
        )
        for each in recipients(file_id, found.datum)
    ]  # fmt: skip
    Told.objects.bulk_create(told)
    fact = header(now=act.now, by=act.by, channel=act.channel, file_id=file_id, agency_id=found.agency_id)
    late = act.now > found.due_at
    publish(DatumCorrected(**fact, correction_id=found.id, datum=found.datum, told=len(told), late=late))
