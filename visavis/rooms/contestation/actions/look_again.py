"""Read an answer again, when chance chose it: agree, or open the contestation again."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.http import Http404
from django.utils.translation import gettext as _

from visavis.foundation.facts import header, publish
from visavis.foundation.identity.actor import Actor, Channel
from visavis.foundation.requests.refusal import Refusal
from visavis.foundation.vault import seal
from visavis.rooms.contestation.actions.answer import ANSWERED, refuse_a_short
from visavis.rooms.contestation.clock import owed_by
from visavis.rooms.contestation.dwell import refuse_a_glance
from visavis.rooms.contestation.facts import SecondLookGiven
from visavis.rooms.contestation.models import Contestation, SecondLook
from visavis.rooms.contestation.permissions import may_look_again
from visavis.rooms.contestation.subjects import subject_of


def look_again(
    *, contestation_id: UUID, verdict: str, reason: str, now: datetime, by: Actor, channel: Channel
) -> None:
    """Say whether the answer stands (`agrees`) or not (`reopens`), and why. Opened again, five new working days run."""
    what = _("Votre relecture n’est pas enregistrée.")
    look = SecondLook.objects.select_for_update().filter(contestation_id=contestation_id).first()
    if look is None:
        raise Http404("second look")
    found = Contestation.objects.select_for_update().get(id=contestation_id)
    subject = subject_of(found.subject_kind, found.subject_id, found.node)
    if refused := may_look_again(by, {look.first_by, subject.done_by if subject else None}):
        raise Refusal(what=what, why=refused, status=403)
    if look.looked_at:
        raise Refusal(what=what, why=_("Un collègue a déjà relu cette réponse."), status=409)
    refuse_a_short(reason, what)
    refuse_a_glance(look.file_id, look.first_at, by, now, what)
    look.looked_at, look.looked_by, look.verdict = now, by.account_id, verdict
    look.sealed_reason = seal(look.file_id, reason.strip())
    look.save(update_fields=["looked_at", "looked_by", "verdict", "sealed_reason"])
    if verdict == SecondLook.Verdict.REOPENS:
        _open_again(found, by, now)
    about = header(now=now, by=by, channel=channel, file_id=found.file_id, agency_id=found.agency_id)
    publish(SecondLookGiven(**about, contestation_id=found.id, verdict=verdict))


def _open_again(found: Contestation, by: Actor, now: datetime) -> None:
    """The answer stands in the second look alone; the contestation waits again, and whoever reopened it owns it."""
    found.answered_at = found.answered_by = found.sealed_reason = found.sealed_elsewhere = None
    found.outcome, found.pieces, found.redo_due_at = "", [], None
    found.due_at, found.owner_id = owed_by(found.agency_id, now), by.account_id
    found.reminded_at = found.escalated_at = None
    found.save(update_fields=[*ANSWERED, "due_at", "owner_id", "reminded_at", "escalated_at"])
