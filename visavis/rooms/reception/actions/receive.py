"""Say that somebody was received at the desk: why, how long, and what she takes away."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from visavis.foundation.facts import header, publish
from visavis.foundation.identity.actor import Actor, Channel
from visavis.foundation.requests.refusal import Refusal
from visavis.foundation.vault import seal
from visavis.rooms.reception.facts import VisitReceived
from visavis.rooms.reception.models import Visit
from visavis.rooms.reception.motives import Motive
from visavis.rooms.reception.permissions import may_receive

MOST_MINUTES, LONGEST = 480, 2000


@transaction.atomic
def receive(
    *,
    agency_id: UUID,
    file_id: UUID | None,
    motive: str,
    arrived_at: datetime,
    minutes: int,
    note: str,
    now: datetime,
    by: Actor,
    channel: Channel,
) -> UUID:
    """Note a visit and return its id. The person reads `note` at once; without a file there is none.

    `motive` is a value of `Motive` (`ValueError` otherwise). Raises `Refusal`.
    """
    if reason := may_receive(by, agency_id):
        raise Refusal(_not_noted(), reason, status=403)
    motive, note = Motive(motive).value, note.strip()
    _refuse_what_cannot_be(file_id, arrived_at, minutes, note, now)
    row = Visit.objects.create(
        agency_id=agency_id, file_id=file_id, motive=motive, arrived_at=arrived_at, minutes=minutes,
        sealed_note=seal(file_id, note) if file_id and note else b"", noted_at=now, account_id=by.account_id,
        channel=channel,
    )  # fmt: skip
    waited = int((now - arrived_at).total_seconds()) // 60 - minutes
    publish(
        VisitReceived(
            **header(now=now, by=by, channel=channel, file_id=file_id, agency_id=agency_id),
            visit_id=row.id,
            motive=motive,
            minutes=minutes,
            waited_minutes=waited if waited > 0 else None,
        )
    )
    return row.id


def _refuse_what_cannot_be(
    file_id: UUID | None, arrived_at: datetime, minutes: int, note: str, now: datetime
) -> None:
    if arrived_at > now:
        raise Refusal(_not_noted(), _("L’arrivée est plus tard que maintenant."), field="arrived")
    if not 1 <= minutes <= MOST_MINUTES:
        raise Refusal(_not_noted(), _("Une visite dure de 1 à 480 minutes."), field="minutes")
    if len(note) > LONGEST:
        raise Refusal(_not_noted(), _("La note dépasse 2 000 caractères. Raccourcissez-la."), field="note")
    if note and file_id is None:
        raise Refusal(
            _not_noted(), _("Sans dossier, rien n’est écrit sur la personne. Laissez la note vide."), field="note"
        )  # fmt: skip


def _not_noted() -> str:
    return _("La visite n’est pas notée.")
