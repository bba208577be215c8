"""Nobody answers at a glance: between opening what is contested and answering, a human reads for a while."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from django.utils.translation import gettext as _

from visavis.foundation.identity.actor import Actor
from visavis.foundation.requests.refusal import Refusal
from visavis.rooms.dossier.door import readings

# Less than this, nobody has read a page and thought of an answer (Défenseur des droits, 2024: no rubber stamp).
SHORTEST = timedelta(minutes=1)


def refuse_a_glance(file_id: UUID, since: datetime, by: Actor, now: datetime, what: str) -> None:
    """Raises `Refusal` unless this account opened the file, since then, a minute ago or more: the journal says it."""
    if not SHORTEST or by.account_id is None:
        return
    moments = [each.at for each in readings(file_id, by=by.account_id, lists=False) if each.at >= since]
    if not moments or now - min(moments) < SHORTEST:
        why = _("Vous avez ouvert ce dossier il y a moins d’une minute : la personne attend qu’on l’ait lu.")
        raise Refusal(
            what=what,
            why=why,
            now_what=_("Relisez, puis répondez : ce que vous avez écrit est gardé."),
            field="reason",
        )
