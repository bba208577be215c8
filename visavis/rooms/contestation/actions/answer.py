"""Answer a contestation: a human act, with a typed reason the person can read."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.http import Http404
from django.utils.translation import gettext as _

from visavis.foundation.facts import header, publish
from visavis.foundation.identity.actor import Actor, Channel
from visavis.foundation.requests.refusal import Refusal
from visavis.foundation.vault import seal
from visavis.rooms.contestation.clock import owed_by
from visavis.rooms.contestation.facts import ContestationAnswered
from visavis.rooms.contestation.models import Contestation
from visavis.rooms.contestation.permissions import may_answer
from visavis.rooms.contestation.remaking import remade
from visavis.rooms.contestation.subjects import Subject, subject_of

SHORTEST_REASON = 20
ANSWERED = ["answered_at", "answered_by", "outcome", "sealed_reason", "result_id", "redo_due_at"]


def refuse_a_short(reason: str, what: str) -> None:
    """A reason is a sentence the person reads."""
    if len(reason.strip()) < SHORTEST_REASON:
        why = _("Écrivez la raison en une phrase au moins (20 caractères). La personne la lira.")
        raise Refusal(what=what, why=why, field="reason")


def _owes_more(subject: Subject | None) -> bool:
    """A figure is computed again, a refused act is done; a reading cannot be undone."""
    return subject is None or subject.computed or subject.act == "refusal"


def answer(
    *, contestation_id: UUID, outcome: str, reason: str, now: datetime, by: Actor, channel: Channel
) -> None:
    """Record the outcome (changed, partly, kept) and its reason. Answered twice: the first answer stays.

    Unless the result is kept, what is computed is computed again with the corrected facts; when nothing was
    corrected, somebody owes the person the new computation within five working days.
    A refusal that falls is owed likewise.
    """
    if refused := may_answer(by):
        raise Refusal(what=_("La réponse n’est pas partie."), why=refused, status=403)
    found = Contestation.objects.select_for_update().filter(id=contestation_id).first()
    if found is None:
        raise Http404("contestation")
    subject = subject_of(found.subject_kind, found.subject_id, found.node)
    if subject and (refused := may_answer(by, subject.done_by)):
        raise Refusal(what=_("La réponse n’est pas partie."), why=refused, status=403)
    if found.answered_at:
        raise Refusal(
            what=_("La réponse n’est pas partie."),
            why=_("Un collègue a déjà répondu à cette contestation."),
            now_what=_("Lisez sa réponse dans la page de la contestation."),
            status=409,
        )
    refuse_a_short(reason, _("La réponse n’est pas partie."))
    found.answered_at, found.answered_by, found.outcome = now, by.account_id, outcome
    found.sealed_reason = seal(found.file_id, reason.strip())
    if outcome != Contestation.Outcome.KEPT and _owes_more(subject):
        found.result_id = remade(found, now=now, by=by, channel=channel)
        found.redo_due_at = None if found.result_id else owed_by(found.agency_id, now)
    found.save(update_fields=ANSWERED)
    publish(
        ContestationAnswered(
            **header(now=now, by=by, channel=channel, file_id=found.file_id, agency_id=found.agency_id),
            contestation_id=found.id,
            outcome=outcome,
            late=now > found.due_at,
        )
    )
