"""Answer somebody without a file: a human act, with what was checked and a typed reason she can read."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.http import Http404
from django.utils.translation import gettext as _

from visavis.decisions.remedies import ground_of
from visavis.foundation.facts import header, publish
from visavis.foundation.identity.actor import Actor, Channel
from visavis.foundation.requests.refusal import Refusal
from visavis.rooms.contestation.actions.answer import SHORTEST_PIECE, refuse_a_short
from visavis.rooms.contestation.facts import ComplaintWithoutFileAnswered
from visavis.rooms.contestation.models import ComplaintWithoutFile as Row
from visavis.rooms.contestation.permissions import may_answer
from visavis.rooms.contestation.without_file import closed


def answer_without_file(
    *, complaint_id: UUID, outcome: str, reason: str, checked: str, now: datetime, by: Actor, channel: Channel
) -> None:  # fmt: skip
    """Record the outcome (changed, partly, kept), its reason and what was checked. The first answer stays."""
    what = _("La réponse n’est pas partie.")
    row = Row.objects.select_for_update().filter(id=complaint_id).first()
    if refused := may_answer(by, ground=ground_of(row.about) if row else None):
        raise Refusal(what=what, why=refused, status=403)
    if row is None:
        raise Http404("complaint")
    if row.answered_at:
        raise Refusal(what=what, why=_("Un collègue a déjà répondu à cette réclamation."), status=409)
    refuse_a_short(reason, what)
    if len(checked.strip()) < SHORTEST_PIECE:
        raise Refusal(
            what=what, why=_("Écrivez ce que vous avez lu ou vérifié, et avec qui."), field="checked"
        )
    row.answered_at, row.answered_by, row.outcome = now, by.account_id, outcome
    row.sealed_reason, row.sealed_checked = closed(row.key, reason.strip()), closed(row.key, checked.strip())
    row.save(update_fields=["answered_at", "answered_by", "outcome", "sealed_reason", "sealed_checked"])
    publish(
        ComplaintWithoutFileAnswered(
            **header(now=now, by=by, channel=channel, file_id=None, agency_id=row.agency_id),
            complaint_id=row.id,
            outcome=outcome,
            late=now > row.due_at,
        )
    )
