"""What offers add to a counsellor's home: those a human owes a look at."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from visavis.foundation.identity.actor import Actor
from visavis.rooms.dossier.door import Awaited
from visavis.rooms.offers import queries


def awaited(by: Actor, at: datetime) -> Iterable[Awaited]:
    """Held, reported, or asked for by their employer: each is read again within a working day."""
    for review_id, title, since, due_at in queries.owed():
        url = reverse("offers:review", args=[review_id])
        yield Awaited(_("Relire cette offre"), since, due_at, url, who=title)
