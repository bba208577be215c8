"""Contest a line, in one action; the clock of the human answer starts."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from visavis.foundation.facts import header, publish
from visavis.foundation.identity.actor import Actor, Channel
from visavis.foundation.requests.codes import new_code
from visavis.foundation.requests.refusal import Refusal
from visavis.foundation.vault import seal
from visavis.rooms.contestation.clock import owed_by
from visavis.rooms.contestation.facts import ContestationOpened
from visavis.rooms.contestation.models import Contestation
from visavis.rooms.contestation.permissions import may_contest
from visavis.rooms.dossier.door import agency_id_of


def contest(
    *,
    file_id: UUID,
    kind: str,
    subject_id: UUID | None,
    node: str,
    words: str,
    now: datetime,
    by: Actor,
    channel: Channel,
) -> str:
    """Open a contestation and return its number. Words are optional: saying no is enough.

    A second contestation of the same line while the first waits returns the first one's number.
    """
    if reason := may_contest(by, file_id):
        raise Refusal(what=_("La contestation n’est pas enregistrée."), why=reason, status=403)
    waiting = Contestation.objects.filter(
        file_id=file_id, subject_kind=kind, subject_id=subject_id, node=node, answered_at=None
    ).first()
    if waiting:
        return waiting.number
    agency_id = agency_id_of(file_id)
    if agency_id is None:
        raise Refusal(
            what=_("La contestation n’est pas enregistrée."),
            why=_("Aucune agence ne suit encore ce dossier."),
        )
    opened = Contestation(
        number=new_code(),
        file_id=file_id,
        agency_id=agency_id,
        subject_kind=kind,
        subject_id=subject_id,
        node=node,
        sealed_words=seal(file_id, words.strip()),
        channel=channel,
        opened_at=now,
        due_at=owed_by(agency_id, now),
    )
    opened.save(force_insert=True)
    publish(
        ContestationOpened(
            **header(now=now, by=by, channel=channel, file_id=file_id, agency_id=agency_id),
            contestation_id=opened.id,
            subject=kind,
            node=node,
            due_at=opened.due_at,
        )
    )
    return opened.number
