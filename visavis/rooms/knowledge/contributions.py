"""What notes add to the desk: those one relied on and that changed since."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from visavis.foundation.identity.actor import Actor
from visavis.rooms.dossier.door import Awaited
from visavis.rooms.knowledge import queries

READ_WITHIN = timedelta(days=7)


def awaited(by: Actor, at: datetime) -> Iterable[Awaited]:
    """For whoever relied on a version that another one replaced."""
    for note in queries.changed_for(by.account_id) if by.account_id else []:
        url = reverse("knowledge:one", args=[note.entry_id])
        what = _("Relire une réponse qui a changé")
        yield Awaited(what, note.written_at, note.written_at + READ_WITHIN, url, who=note.title)
