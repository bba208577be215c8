"""What contestations add to a file."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from visavis.foundation.identity.actor import Actor, Channel
from visavis.foundation.requests.codes import show_code
from visavis.rooms.contestation import queries, without_file
from visavis.rooms.contestation.models import Contestation
from visavis.rooms.contestation.subjects import COMPLAINT
from visavis.rooms.dossier.door import Awaited, Section, resolve


def section(file_id: UUID, actor: Actor) -> Section:
    """For the counsellor: the contestations of the file, what they suspend, and where to write down one more."""
    contested = queries.of_file(file_id)
    context = {"contested": contested, "stops": queries.suspended(file_id).values(), "file_id": file_id}
    return Section(
        title=_("Réclamations et contestations"), template="contestation/_section.html", context=context
    )


def awaited(by: Actor, at: datetime) -> Iterable[Awaited]:
    """For whoever works at the agency: the answers it owes, and what answers promised."""
    if by.agency_id is None:
        return
    for row in queries.owed_in(by.agency_id):
        what = _what(row)
        since, due_at = row.answered_at or row.opened_at, row.redo_due_at or row.due_at
        url = reverse("contestation:answer", args=[row.id])
        yield Awaited(what, since, due_at, url, resolve(row.file_id))
    for look in queries.looks_owed_in(by.agency_id):
        if look.first_by != by.account_id:
            url = reverse("contestation:look", args=[look.contestation_id])
            what = _("Relire une réponse tirée au sort")
            yield Awaited(what, look.first_at, look.due_at, url, resolve(look.file_id))


def awaited_without_file(by: Actor, at: datetime) -> Iterable[Awaited]:
    """For whoever works at the agency: the answers it owes people without a file, and the calls that tell them."""
    for row in without_file.owed_in(by.agency_id) if by.agency_id else []:
        what = _("Appeler pour dire la réponse") if row.answered_at else _("Répondre à une réclamation")
        url = reverse("contestation:without_file", args=[row.id])
        who = _("Quelqu’un sans dossier, numéro %(number)s") % {"number": show_code(row.number)}
        yield Awaited(what, row.answered_at or row.opened_at, row.due_at, url, None, who)
    for look in without_file.looks_owed_in(by.agency_id) if by.agency_id else []:
        if look.first_by != by.account_id:
            url = reverse("contestation:look_without_file", args=[look.complaint_id])
            who = _("Quelqu’un sans dossier, numéro %(number)s") % {
                "number": show_code(look.complaint.number)
            }
            yield Awaited(_("Relire une réponse tirée au sort"), look.first_at, look.due_at, url, None, who)


def address_without_file(key: UUID) -> tuple[Channel, str] | None:
    """For letters: where somebody without a file wants her answer."""
    return without_file.address_of(key)


def forget_without_file(now: datetime, kept: timedelta) -> int:
    """Destroy what people without a file said, so long after their answer."""
    return without_file.forget(now, kept)


def _what(row: Contestation) -> str:
    """What is owed, and whether it was already recalled or given to the head of the agency."""
    if row.redo_due_at:
        return _("Refaire son calcul, promis")
    if row.subject_kind == COMPLAINT:
        return _("Répondre à sa réclamation")
    return _("Répondre à sa contestation")


def export(file_id: UUID) -> list[dict[str, Any]]:
    """For the export of the whole file."""
    return [
        {
            "number": each.number,
            "opened_at": each.opened_at.isoformat(),
            "about": each.title,
            "page": each.page,
            "words": each.words,
            "outcome": each.outcome,
            "reason": each.reason,
            "answered_by": each.answered_by,
            "what_was_read": [*each.pieces, *filter(None, [each.elsewhere])],
            "second_look": _second(each.look) if each.look else {},
            "before_and_after": [list(row) for row in each.came_out.rows] if each.came_out else [],
            "done_later": each.redone,
        }
        for each in queries.of_file(file_id, most=10_000)
    ]


def _second(look: queries.Looked) -> dict[str, Any]:
    return {
        "first_answer": look.first_reason,
        "first_answered_by": look.first_by,
        "verdict": look.verdict,
        "reason": look.reason,
        "read_again_by": look.looked_by,
    }
