"""Read again what somebody without a file was answered, when chance chose it: agree, or open it again."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.http import Http404
from django.utils.translation import gettext as _

from visavis.foundation.facts import header, publish
from visavis.foundation.identity.actor import Actor, Channel
from visavis.foundation.requests.refusal import Refusal
from visavis.rooms.contestation.actions.answer import refuse_a_short
from visavis.rooms.contestation.clock import owed_by
from visavis.rooms.contestation.dwell import refuse_a_glance_without_file
from visavis.rooms.contestation.facts import SecondLookWithoutFileGiven
from visavis.rooms.contestation.models import ComplaintWithoutFile as Row
from visavis.rooms.contestation.models import SecondLookWithoutFile, Verdict
from visavis.rooms.contestation.permissions import may_look_again
from visavis.rooms.contestation.without_file import closed

REOPENED = [
    "answered_at", "answered_by", "outcome", "sealed_reason", "sealed_checked", "due_at", "owner_id", "reminded_at",
    "escalated_at", "calls", "told_at",
]  # fmt: skip


def look_again_without_file(
    *, complaint_id: UUID, verdict: str, reason: str, now: datetime, by: Actor, channel: Channel
) -> None:
    """Say whether the answer stands (`agrees`) or not (`reopens`), and why. Opened again, five new working days run."""
    what = _("Votre relecture n’est pas enregistrée.")
    look = SecondLookWithoutFile.objects.select_for_update().filter(complaint_id=complaint_id).first()
    if look is None:
        raise Http404("second look")
    if refused := may_look_again(by, {look.first_by}):
        raise Refusal(what=what, why=refused, status=403)
    if look.looked_at:
        raise Refusal(what=what, why=_("Un collègue a déjà relu cette réponse."), status=409)
    refuse_a_short(reason, what)
    refuse_a_glance_without_file(complaint_id, look.first_at, by, now, what)
    row = Row.objects.select_for_update().get(id=complaint_id)
    look.looked_at, look.looked_by, look.verdict = now, by.account_id, verdict
    look.sealed_reason = closed(row.key, reason.strip())
    look.save(update_fields=["looked_at", "looked_by", "verdict", "sealed_reason"])
    if verdict == Verdict.REOPENS:
        _open_again(row, by, now)
    about = header(now=now, by=by, channel=channel, file_id=None, agency_id=row.agency_id)
    publish(SecondLookWithoutFileGiven(**about, complaint_id=row.id, verdict=verdict))


def _open_again(row: Row, by: Actor, now: datetime) -> None:
    """The answer stands in the second look alone; it waits again, and whoever reopened it owns it."""
    row.answered_at = row.answered_by = row.sealed_reason = row.sealed_checked = row.told_at = None
    row.outcome, row.calls = "", 0
    row.due_at, row.owner_id = owed_by(row.agency_id, now), by.account_id
    row.reminded_at = row.escalated_at = None
    row.save(update_fields=REOPENED)
