"""Do what was promised: the computation is made again, or the person is told what was done instead."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.http import Http404
from django.utils.translation import gettext as _

from visavis.foundation.facts import header, publish
from visavis.foundation.identity.actor import Actor, Channel
from visavis.foundation.requests.refusal import Refusal
from visavis.foundation.vault import seal
from visavis.rooms.contestation.actions.answer import refuse_a_short
from visavis.rooms.contestation.facts import ContestationSettled
from visavis.rooms.contestation.models import Contestation
from visavis.rooms.contestation.permissions import may_answer
from visavis.rooms.contestation.remaking import remade


def redo(*, contestation_id: UUID, reason: str, now: datetime, by: Actor, channel: Channel) -> None:
    """End the promise of an answer that could not be computed at once. Done twice: the first stays."""
    what = _("Rien n’est refait.")
    if refused := may_answer(by):
        raise Refusal(what=what, why=refused, status=403)
    found = Contestation.objects.select_for_update().filter(id=contestation_id).first()
    if found is None or found.redo_due_at is None:
        raise Http404("contestation")
    if found.redone_at:
        raise Refusal(what=what, why=_("Un collègue l’a déjà fait."), status=409)
    refuse_a_short(reason, what)
    found.result_id = remade(found, now=now, by=by, channel=channel)
    found.redone_at, found.redone_by = now, by.account_id
    found.sealed_redone = seal(found.file_id, reason.strip())
    found.save(update_fields=["result_id", "redone_at", "redone_by", "sealed_redone"])
    publish(
        ContestationSettled(
            **header(now=now, by=by, channel=channel, file_id=found.file_id, agency_id=found.agency_id),
            contestation_id=found.id,
            computed=found.result_id is not None,
            late=now > found.redo_due_at,
        )
    )
