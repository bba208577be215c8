"""Switch recommendations on again, as easily as off."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from visavis.foundation.facts import header, publish
from visavis.foundation.identity.actor import Actor, Channel
from visavis.foundation.requests.refusal import Refusal
from visavis.rooms.dossier.door import agency_id_of
from visavis.rooms.register.facts import RecommendationsSwitchedOn
from visavis.rooms.register.models import SwitchedOff
from visavis.rooms.register.permissions import may_switch


def switch_on(*, file_id: UUID, now: datetime, by: Actor, channel: Channel) -> None:
    """End the running spell, if there is one."""
    if refused := may_switch(by, file_id):
        raise Refusal(what=_("Rien n’est changé."), why=refused, status=403)
    for spell in (
        SwitchedOff.objects.select_for_update().filter(file_id__of=file_id, on_at=None).order_by("id")
    ):
        spell.on_at, spell.on_by = now, by.account_id
        spell.save(update_fields=["on_at", "on_by"])
        head = header(now=now, by=by, channel=channel, file_id=file_id, agency_id=agency_id_of(file_id))
        publish(RecommendationsSwitchedOn(**head, spell_id=spell.id))
