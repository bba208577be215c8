"""Switch recommendations off for one person."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from visavis.foundation.facts import header, publish
from visavis.foundation.identity.actor import Actor, Channel
from visavis.foundation.requests.refusal import Refusal
from visavis.foundation.vault import seal
from visavis.rooms.dossier.door import agency_id_of
from visavis.rooms.register.facts import RecommendationsSwitchedOff
from visavis.rooms.register.models import SwitchedOff
from visavis.rooms.register.permissions import may_switch


def switch_off(*, file_id: UUID, reason: str, now: datetime, by: Actor, channel: Channel) -> None:
    """Keep the choice with its day; the reason may be empty. Switched off twice: the first stays."""
    if refused := may_switch(by, file_id):
        raise Refusal(what=_("Rien n’est changé."), why=refused, status=403)
    kept, is_new = SwitchedOff.objects.get_or_create(
        file_id=file_id, on_at=None,
        defaults={
            "off_at": now, "off_by": by.account_id, "off_channel": channel,
            "sealed_reason": seal(file_id, reason.strip()),
        },
    )  # fmt: skip
    if is_new:
        head = header(now=now, by=by, channel=channel, file_id=file_id, agency_id=agency_id_of(file_id))
        publish(RecommendationsSwitchedOff(**head, spell_id=kept.id))
