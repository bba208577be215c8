"""Complain about anything, from any page or by any door; the clock of the human answer starts."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from visavis.decisions.remedies import OFFERED
from visavis.foundation.identity.actor import Actor, Channel
from visavis.foundation.requests.refusal import Refusal
from visavis.rooms.contestation.actions._opening import opened, refuse_strangers
from visavis.rooms.contestation.models import Contestation
from visavis.rooms.contestation.subjects import COMPLAINT


def complain(
    *, file_id: UUID, about: str, words: str, page: str, now: datetime, by: Actor, channel: Channel
) -> str:
    """Keep a complaint and return its number. `about` is one of the grounds; `page` the address it came from, or ''.

    Words are optional: saying what it is about is enough.
    """
    refuse_strangers(by, file_id)
    if about not in {each.code for each in OFFERED}:
        why = _("Dites en une ligne de quoi il s’agit. « Autre chose » convient aussi.")
        raise Refusal(what=_("La réclamation n’est pas enregistrée."), why=why, field="about")
    row = Contestation(file_id=file_id, subject_kind=COMPLAINT, node=about)
    return opened(row, words=words, page=page, now=now, by=by, channel=channel)
