"""Say that two files are one person's, and undo it."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from visavis.foundation.facts import header, publish
from visavis.foundation.identity.actor import Actor, Channel
from visavis.foundation.requests.refusal import Refusal
from visavis.rooms.dossier.facts import FilesMerged, FilesSeparated
from visavis.rooms.dossier.models import File
from visavis.rooms.dossier.permissions import may_merge


def merge(*, kept_id: UUID, alias_id: UUID, now: datetime, by: Actor, channel: Channel) -> None:
    """Make `alias_id` resolve to `kept_id`. Nothing moves: reading follows the alias, so it can be undone."""
    if reason := may_merge(by):
        raise Refusal(what=_("Les dossiers n'ont pas été réunis."), why=reason, status=403)
    pair = {
        row.id: row
        for row in File.objects.select_for_update().filter(id__in=[kept_id, alias_id]).order_by("id")
    }
    if len(pair) != 2 or any(row.alias_of_id for row in pair.values()):
        raise Refusal(
            what=_("Les dossiers n'ont pas été réunis."),
            why=_("Il faut deux dossiers distincts, dont aucun n'est déjà réuni à un autre."),
        )
    File.objects.filter(id=alias_id).update(alias_of=kept_id, merged_at=now)
    publish(FilesMerged(**header(now=now, by=by, channel=channel, file_id=kept_id), alias_id=alias_id))


def separate(*, alias_id: UUID, now: datetime, by: Actor, channel: Channel) -> None:
    """Undo a merging: the alias is a file of its own again."""
    if reason := may_merge(by):
        raise Refusal(what=_("Les dossiers n'ont pas été séparés."), why=reason, status=403)
    alias = File.objects.select_for_update().filter(id=alias_id, alias_of__isnull=False).first()
    if alias is None:
        raise Refusal(
            what=_("Les dossiers n'ont pas été séparés."), why=_("Ce dossier n'est réuni à aucun autre.")
        )
    kept_id = alias.alias_of_id
    File.objects.filter(id=alias_id).update(alias_of=None, merged_at=None)
    publish(FilesSeparated(**header(now=now, by=by, channel=channel, file_id=kept_id), alias_id=alias_id))
