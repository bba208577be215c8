"""End a mandate: one step, by any door, without a reason; access is closed from this moment."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.http import Http404
from django.utils.translation import gettext as _

from visavis.foundation.database.in_line import stand_in_line
from visavis.foundation.facts import header, publish
from visavis.foundation.identity.actor import Actor, Channel
from visavis.foundation.requests.refusal import Refusal
from visavis.rooms.dossier.door import agency_id_of, resolve
from visavis.rooms.mandates.facts import MandateEnded
from visavis.rooms.mandates.models import Ending, Mandate
from visavis.rooms.mandates.permissions import may_end


def end(*, mandate_id: UUID, now: datetime, by: Actor, channel: Channel) -> None:
    """Close what the mandate opened. Ended twice, the first end stays. Raises `Refusal`, `Http404`."""
    stand_in_line("mandate", mandate_id)
    found = Mandate.objects.filter(id=mandate_id).first()
    if found is None:
        raise Http404("mandate")
    file_id = resolve(found.file_id)
    if reason := may_end(by, file_id, found.account_id):
        raise Refusal(what=_("Le mandat n’est pas arrêté."), why=reason, status=403)
    if Ending.objects.filter(mandate_id=found.id).exists():
        return
    agency_id = agency_id_of(file_id)
    publish(
        MandateEnded(
            **header(now=now, by=by, channel=channel, file_id=file_id, agency_id=agency_id),
            mandate_id=found.id,
            kind=found.kind,
        )
    )
    Ending.objects.bulk_create(
        [
            Ending(
                mandate_id=found.id, file_id=found.file_id, at=now, by_account=by.account_id, role=by.role,
                channel=channel,
            )
        ]
    )  # fmt: skip


def end_all(*, file_id: UUID, now: datetime, by: Actor, channel: Channel) -> int:
    """End every mandate of a person that is not over; say how many were."""
    rows = Mandate.objects.filter(file_id__of=file_id, ending=None, until_at__gt=now).order_by("id")
    running = list(rows.values_list("id", flat=True))
    for mandate_id in running:
        end(mandate_id=mandate_id, now=now, by=by, channel=channel)
    return len(running)
