"""Nobody answers at a glance: between opening what is contested and answering, a human reads for a while."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from django.utils.translation import gettext as _

from visavis.foundation.identity.actor import Actor
from visavis.foundation.requests.refusal import Refusal
from visavis.rooms.contestation.models import Opening
from visavis.rooms.dossier.door import readings

# Less than this, nobody has read a page and thought of an answer (Défenseur des droits, 2024: no rubber stamp).
SHORTEST = timedelta(minutes=1)


def refuse_a_glance(file_id: UUID, since: datetime, by: Actor, now: datetime, what: str) -> None:
    """Raises `Refusal` unless this account opened the file, since then, a minute ago or more: the journal says it."""
    if not SHORTEST or by.account_id is None:
        return
    moments = [each.at for each in readings(file_id, by=by.account_id, lists=False) if each.at >= since]
    if not moments or now - min(moments) < SHORTEST:
        _refuse(
            _("Vous avez ouvert ce dossier il y a moins d’une minute : la personne attend qu’on l’ait lu."),
            what,
        )


def refuse_a_glance_without_file(
    complaint_id: UUID, since: datetime, by: Actor, now: datetime, what: str
) -> None:
    """The same where there is no file: the complaint's own openings say it."""
    if not SHORTEST:
        return
    mine = Opening.objects.filter(complaint_id=complaint_id, account_id=by.account_id, at__gte=since)
    first = mine.order_by("at").values_list("at", flat=True).first()
    if first is None or now - first < SHORTEST:
        _refuse(
            _(
                "Vous avez ouvert cette réclamation il y a moins d’une minute : la personne attend qu’on l’ait lue."
            ),
            what,
        )


def _refuse(why: str, what: str) -> None:
    now_what = _("Relisez, puis répondez : ce que vous avez écrit est gardé.")
    raise Refusal(what=what, why=why, now_what=now_what, field="reason")
