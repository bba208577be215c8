"""Put a file under attention: any reading by whom nothing links to the person alerts. She is told."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from visavis.foundation.facts import header, publish
from visavis.foundation.identity.actor import Actor, Channel
from visavis.foundation.requests.refusal import Refusal
from visavis.foundation.vault import seal
from visavis.rooms.dossier.door import agency_id_of
from visavis.rooms.vigilance.facts import FileSheltered, ShelterEnded
from visavis.rooms.vigilance.limits import SHORTEST_REASON
from visavis.rooms.vigilance.models import Shelter
from visavis.rooms.vigilance.permissions import may_shelter


def shelter(*, file_id: UUID, reason: str, now: datetime, by: Actor, channel: Channel) -> UUID:
    """Begin, with a typed reason the person finds in her export. Begun twice, the first stays."""
    what = _("Rien n’a changé.")
    if refused := may_shelter(by, agency_id=agency_id_of(file_id)):
        raise Refusal(what=what, why=refused, status=403)
    if known := Shelter.objects.filter(file_id__of=file_id, ended_at=None).first():
        return known.id
    if len(reason.strip()) < SHORTEST_REASON:
        why = _("Écrivez pourquoi en une phrase (20 caractères au moins). La personne la lira.")
        raise Refusal(what=what, why=why, field="reason")
    assert by.account_id is not None
    sealed = seal(file_id, reason.strip())
    row = Shelter.objects.create(file_id=file_id, sealed_reason=sealed, at=now, by_account=by.account_id)
    about = header(now=now, by=by, channel=channel, file_id=file_id, agency_id=agency_id_of(file_id))
    publish(FileSheltered(**about, shelter_id=row.id))
    return row.id


def unshelter(*, file_id: UUID, now: datetime, by: Actor, channel: Channel) -> None:
    """End it. When it already ended, nothing more happens."""
    if refused := may_shelter(by, agency_id=agency_id_of(file_id)):
        raise Refusal(what=_("Rien n’a changé."), why=refused, status=403)
    row = Shelter.objects.select_for_update().filter(file_id__of=file_id, ended_at=None).first()
    if row is None:
        return
    row.ended_at, row.ended_by = now, by.account_id
    row.save(update_fields=["ended_at", "ended_by"])
    about = header(now=now, by=by, channel=channel, file_id=file_id, agency_id=agency_id_of(file_id))
    publish(ShelterEnded(**about, shelter_id=row.id))
