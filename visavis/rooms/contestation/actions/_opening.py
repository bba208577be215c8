"""What every contestation begins with, whichever door it came in by."""

from __future__ import annotations

import secrets
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from visavis.decisions.remedies import ground_of
from visavis.foundation.facts import header, publish
from visavis.foundation.identity.actor import SERVICE, Actor, Channel, acting_as
from visavis.foundation.requests.codes import new_code
from visavis.foundation.requests.refusal import Refusal
from visavis.foundation.vault import seal
from visavis.rooms.contestation.clock import legal_day, owed_by
from visavis.rooms.contestation.facts import ContestationOpened
from visavis.rooms.contestation.models import Contestation, Draw
from visavis.rooms.contestation.owner import head_of
from visavis.rooms.contestation.permissions import may_contest
from visavis.rooms.contestation.subjects import COMPLAINT, subject_of
from visavis.rooms.dossier.door import agency_id_of

SEED_BYTES = 16


def refuse_strangers(by: Actor, file_id: UUID) -> None:
    """Raises `Refusal` (403) unless the person, or staff who write for her, contests."""
    if reason := may_contest(by, file_id):
        raise Refusal(what=_("La contestation n’est pas enregistrée."), why=reason, status=403)


def opened(row: Contestation, *, words: str, page: str, now: datetime, by: Actor, channel: Channel) -> str:
    """Give it its number, its owner and both clocks, draw the number of its second look, and keep it."""
    agency_id = agency_id_of(row.file_id)
    if agency_id is None:
        raise Refusal(
            what=_("La contestation n’est pas enregistrée."),
            why=_("Aucune agence ne suit encore ce dossier."),
        )
    subject = subject_of(row.subject_kind, row.subject_id, row.node)
    ground = ground_of(row.node if row.subject_kind == COMPLAINT else row.subject_kind)
    row.number, row.agency_id, row.channel, row.opened_at = new_code(), agency_id, channel, now
    row.owner_id = head_of(agency_id, but=subject.done_by if subject else None)
    row.due_at, row.legal_due_on = owed_by(agency_id, now), legal_day(ground, agency_id, now)
    row.sealed_words = seal(row.file_id, words.strip())
    row.sealed_page = seal(row.file_id, page) if page else None
    row.save(force_insert=True)
    with acting_as(SERVICE):
        Draw.objects.create(contestation=row, seed=secrets.token_bytes(SEED_BYTES))
    publish(
        ContestationOpened(
            **header(now=now, by=by, channel=channel, file_id=row.file_id, agency_id=agency_id),
            contestation_id=row.id,
            subject=row.subject_kind,
            node=row.node,
            due_at=row.due_at,
        )
    )
    return row.number
