"""Erase a person: every room forgets, her keys are destroyed, what remains says nothing of her."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from visavis.foundation.facts import header, publish
from visavis.foundation.identity.actor import SERVICE, Actor, Channel, acting_as
from visavis.foundation.requests.refusal import Refusal
from visavis.foundation.vault import shred
from visavis.rooms.dossier import contributions
from visavis.rooms.dossier.facts import FileErased
from visavis.rooms.dossier.models import Erasure, File, NeedSpell, ReferentSpell, RegistrationSpell
from visavis.rooms.dossier.permissions import may_erase
from visavis.rooms.dossier.queries import day_of


def erase_file(
    *, file_id: UUID, now: datetime, by: Actor, channel: Channel, category: str = "on_request"
) -> None:
    """Forget the person of this file, by all her keys. It cannot be undone. Raises `Refusal`.

    What is left is a proof: this category, this moment, her random key.
    The journal of readings stays: it carries ids, codes and hours, never a name or a text.
    """
    if reason := may_erase(by):
        raise Refusal(what=_("Le dossier n’a pas été effacé."), why=reason, status=403)
    with acting_as(SERVICE):
        files = File.objects.select_for_update().filter(id__of=file_id, erased_at=None).order_by("id")
        keys = list(files.values_list("id", flat=True))
        if not keys:
            raise Refusal(what=_("Le dossier n’a pas été effacé."), why=_("Aucun dossier n’a cette clé."))
        publish(FileErased(**header(now=now, by=by, channel=channel, file_id=file_id)))
        for key in keys:
            contributions.erase(key)
            shred(key)
        today = day_of(file_id, now)
        for spells in (RegistrationSpell, ReferentSpell, NeedSpell):
            open_ones = spells.objects.filter(file_id__in=keys, to_on=None)
            open_ones.filter(from_on__lt=today).update(to_on=today)
            open_ones.delete()
        File.objects.filter(id__in=keys).update(erased_at=now)
        Erasure.objects.bulk_create(Erasure(category=category, at=now, count=1, file_id=key) for key in keys)
