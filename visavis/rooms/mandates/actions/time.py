"""Say how long an act of help took: time of help is work, and is counted as such."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.http import Http404
from django.utils.translation import gettext as _

from visavis.foundation.facts import header, publish
from visavis.foundation.identity.actor import Actor, Channel
from visavis.foundation.requests.refusal import Refusal
from visavis.rooms.mandates.facts import HelpTimed
from visavis.rooms.mandates.models import Use

MOST = 600


def time(*, use_id: UUID, minutes: int, now: datetime, by: Actor, channel: Channel) -> None:
    """Put a truer number of minutes (0 to 600) in place of the measured one. Only whoever helped may."""
    found = Use.objects.filter(id=use_id, account_id=by.account_id).first() if by.account_id else None
    if found is None:
        raise Http404("use")
    if not 0 <= minutes <= MOST:
        raise Refusal(
            what=_("Le temps n’est pas noté."), why=_("Dites un nombre de minutes entre 0 et 600."), field="minutes"
        )  # fmt: skip
    Use.objects.filter(id=found.id).update(minutes=minutes, typed_at=now)
    publish(
        HelpTimed(
            **header(now=now, by=by, channel=channel, file_id=found.file_id), use_id=found.id, minutes=minutes
        )
    )
