"""Name the counsellor who follows a file; the history of counsellors stays visible to the person."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from visavis.foundation.facts import header, publish
from visavis.foundation.identity.actor import Actor, Channel
from visavis.foundation.requests.refusal import Refusal
from visavis.rooms.dossier.facts import ReferentNamed
from visavis.rooms.dossier.models import ReferentSpell
from visavis.rooms.dossier.permissions import may_name_referent
from visavis.rooms.dossier.queries import agency_id_of, day_of


def name_referent(*, file_id: UUID, referent_id: UUID, now: datetime, by: Actor, channel: Channel) -> None:
    """End the present referent's spell today and begin the new one's. The same referent changes nothing."""
    if reason := may_name_referent(by):
        raise Refusal(what=_("Le conseiller n’a pas changé."), why=reason, status=403)
    today = day_of(file_id, now)
    present = ReferentSpell.objects.filter(file_id=file_id, to_on=None).first()
    if present and present.account_id == referent_id:
        return
    if present:
        ReferentSpell.objects.filter(id=present.id).update(to_on=today)
    ReferentSpell.objects.create(file_id=file_id, account_id=referent_id, from_on=today)
    agency_id = agency_id_of(file_id)
    publish(
        ReferentNamed(
            **header(now=now, by=by, channel=channel, file_id=file_id, agency_id=agency_id),
            referent_id=referent_id,
        )
    )
