"""Answer somebody without a file: a human act, with what was checked and a typed reason she can read."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.http import Http404
from django.utils.translation import gettext as _

from visavis.decisions.remedies import ground_of
from visavis.foundation.facts import header, publish
from visavis.foundation.identity.actor import SERVICE, Actor, Channel, acting_as
from visavis.foundation.requests.refusal import Refusal
from visavis.rooms.contestation.actions._second_look import is_drawn
from visavis.rooms.contestation.actions.answer import SHORTEST_PIECE, refuse_a_short
from visavis.rooms.contestation.clock import owed_by
from visavis.rooms.contestation.dwell import refuse_a_glance_without_file
from visavis.rooms.contestation.facts import ComplaintWithoutFileAnswered, SecondLookWithoutFileDrawn
from visavis.rooms.contestation.models import ComplaintWithoutFile as Row
from visavis.rooms.contestation.models import DrawWithoutFile, SecondLookWithoutFile, Verdict
from visavis.rooms.contestation.permissions import may_answer
from visavis.rooms.contestation.without_file import closed


def answer_without_file(
    *, complaint_id: UUID, outcome: str, reason: str, checked: str, now: datetime, by: Actor, channel: Channel
) -> None:  # fmt: skip
    """Record the outcome (changed, partly, kept), its reason and what was checked. The first answer stays.

    Nobody answers within a minute of opening it; one answer in ten is then read again by somebody else.
    """
    what = _("La réponse n’est pas partie.")
    row = Row.objects.select_for_update().filter(id=complaint_id).first()
    if refused := may_answer(by) if row is None else _who_may_not(row, by):
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
    refuse_a_glance_without_file(row.id, row.opened_at, by, now, what)
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
    _draw(row, now)


def _who_may_not(row: Row, by: Actor) -> str | None:
    """Why this actor may not answer: her own answer was opened again, or the head of the agency answers."""
    opened_again = SecondLookWithoutFile.objects.filter(complaint_id=row.id, verdict=Verdict.REOPENS)
    first = opened_again.values_list("first_by", flat=True).first()
    return may_answer(by, ground=ground_of(row.about), first_by=first)


def _draw(row: Row, now: datetime) -> None:
    """Once in its life, a complaint whose number was drawn gets a second reader."""
    with acting_as(SERVICE) as service:
        draws = DrawWithoutFile.objects.filter(complaint_id=row.id)
        if not is_drawn(row.number, draws, SecondLookWithoutFile.objects.filter(complaint_id=row.id)):
            return
        assert row.answered_by is not None
        look = SecondLookWithoutFile.objects.create(
            complaint=row, agency_id=row.agency_id, first_by=row.answered_by, first_at=now,
            first_outcome=row.outcome, sealed_first_reason=row.sealed_reason, sealed_first_checked=row.sealed_checked,
            due_at=owed_by(row.agency_id, now),
        )  # fmt: skip
        about = header(now=now, by=service, channel=Channel.AUTOMATIC, file_id=None, agency_id=row.agency_id)
        publish(SecondLookWithoutFileDrawn(**about, complaint_id=row.id, due_at=look.due_at))
