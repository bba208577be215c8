"""Answer a contestation: a human act, with what was read and a typed reason the person can read."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.http import Http404
from django.utils.translation import gettext as _

from visavis.decisions.remedies import ground_of
from visavis.foundation.facts import header, publish
from visavis.foundation.identity.actor import SERVICE, Actor, Channel, acting_as
from visavis.foundation.requests.refusal import Refusal
from visavis.foundation.vault import seal
from visavis.rooms.contestation.actions._second_look import is_drawn
from visavis.rooms.contestation.clock import owed_by
from visavis.rooms.contestation.dwell import refuse_a_glance
from visavis.rooms.contestation.facts import ContestationAnswered, SecondLookDrawn
from visavis.rooms.contestation.models import Contestation, Draw, SecondLook
from visavis.rooms.contestation.permissions import may_answer
from visavis.rooms.contestation.pieces import opened_by
from visavis.rooms.contestation.remaking import remade
from visavis.rooms.contestation.subjects import COMPLAINT, Subject, subject_of

SHORTEST_REASON = 20
SHORTEST_PIECE = 10
ANSWERED = [
    "answered_at", "answered_by", "outcome", "sealed_reason", "pieces", "sealed_elsewhere", "result_id", "redo_due_at",
]  # fmt: skip


def refuse_a_short(reason: str, what: str) -> None:
    """A reason is a sentence the person reads."""
    if len(reason.strip()) < SHORTEST_REASON:
        why = _("Écrivez la raison en une phrase au moins (20 caractères). La personne la lira.")
        raise Refusal(what=what, why=why, field="reason")


def _owes_more(subject: Subject | None) -> bool:
    """A figure is computed again, a refused act is done; a reading cannot be undone."""
    return subject is None or subject.computed or subject.act == "refusal"


def who_may_not(found: Contestation, by: Actor) -> str | None:
    """Why this actor may not answer this contestation, None when she may."""
    subject = subject_of(found.subject_kind, found.subject_id, found.node)
    ground = ground_of(found.node if found.subject_kind == COMPLAINT else found.subject_kind)
    opened_again = SecondLook.objects.filter(contestation_id=found.id, verdict=SecondLook.Verdict.REOPENS)
    first = opened_again.values_list("first_by", flat=True).first()
    return may_answer(by, subject.done_by if subject else None, ground=ground, first_by=first)


def answer(
    *,
    contestation_id: UUID,
    outcome: str,
    reason: str,
    read: Sequence[str],
    elsewhere: str = "",
    now: datetime,
    by: Actor,
    channel: Channel,
) -> None:
    """Record the outcome (changed, partly, kept), its reason and what was read. The first answer stays.

    `read` are parts of the file that this account opened since, as the journal says; `elsewhere` is what else she
    read or checked, in her words. Unless the result is kept, what is computed is computed again with the corrected
    facts; when nothing was corrected, somebody owes the person the new computation within five working days.
    One answer in ten is then read again by somebody else.
    A refusal that falls is owed likewise.
    """
    what = _("La réponse n’est pas partie.")
    found = Contestation.objects.select_for_update().filter(id=contestation_id).first()
    if refused := may_answer(by) if found is None else who_may_not(found, by):
        raise Refusal(what=what, why=refused, status=403)
    if found is None:
        raise Http404("contestation")
    if found.answered_at:
        raise Refusal(
            what=what,
            why=_("Un collègue a déjà répondu à cette contestation."),
            now_what=_("Lisez sa réponse dans la page de la contestation."),
            status=409,
        )
    refuse_a_short(reason, what)
    _refuse_unread(found, read, elsewhere, by, what)
    refuse_a_glance(found.file_id, found.opened_at, by, now, what)
    found.answered_at, found.answered_by, found.outcome = now, by.account_id, outcome
    found.sealed_reason = seal(found.file_id, reason.strip())
    found.pieces = list(dict.fromkeys(read))
    found.sealed_elsewhere = seal(found.file_id, elsewhere.strip()) if elsewhere.strip() else None
    _compute_again(found, now=now, by=by, channel=channel)
    found.save(update_fields=ANSWERED)
    publish(
        ContestationAnswered(
            **header(now=now, by=by, channel=channel, file_id=found.file_id, agency_id=found.agency_id),
            contestation_id=found.id,
            outcome=outcome,
            late=now > found.due_at,
        )
    )
    _draw(found, now)


def _refuse_unread(found: Contestation, read: Sequence[str], elsewhere: str, by: Actor, what: str) -> None:
    """Nobody answers without having read; nobody says she read what she did not open."""
    if set(read) - opened_by(by.account_id, found.file_id, found.opened_at).keys():
        why = _("Le journal ne montre pas que vous avez ouvert ce que vous cochez.")
        raise Refusal(what=what, why=why, now_what=_("Ouvrez-le, puis revenez répondre."), field="read")
    if not read and len(elsewhere.strip()) < SHORTEST_PIECE:
        why = _("Dites ce que vous avez relu : cochez ce que vous avez ouvert, ou écrivez-le.")
        raise Refusal(what=what, why=why, field="read")


def _compute_again(found: Contestation, *, now: datetime, by: Actor, channel: Channel) -> None:
    """The new computation of what was wrong, or the day by which it is owed. Complaints compute nothing."""
    if found.outcome == Contestation.Outcome.KEPT or found.subject_kind == COMPLAINT:
        return
    subject = subject_of(found.subject_kind, found.subject_id, found.node)
    if _owes_more(subject):
        found.result_id = remade(found, now=now, by=by, channel=channel)
        found.redo_due_at = None if found.result_id else owed_by(found.agency_id, now)


def _draw(found: Contestation, now: datetime) -> None:
    """Once in its life, a contestation whose number was drawn gets a second reader."""
    with acting_as(SERVICE) as service:
        draws = Draw.objects.filter(contestation_id=found.id)
        if not is_drawn(found.number, draws, SecondLook.objects.filter(contestation_id=found.id)):
            return
        assert found.answered_by is not None
        look = SecondLook.objects.create(
            contestation=found, file_id=found.file_id, agency_id=found.agency_id, first_by=found.answered_by,
            first_at=now, first_outcome=found.outcome, sealed_first_reason=found.sealed_reason,
            first_pieces=found.pieces, due_at=owed_by(found.agency_id, now),
        )  # fmt: skip
        about = header(
            now=now, by=service, channel=Channel.AUTOMATIC, file_id=found.file_id, agency_id=found.agency_id
        )
        publish(SecondLookDrawn(**about, contestation_id=found.id, due_at=look.due_at))
