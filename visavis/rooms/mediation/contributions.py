"""What mediation adds to a file, to what an agency owes, and to the export."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from visavis.foundation.identity.actor import Actor, Role
from visavis.rooms.dossier.door import Awaited, Section, resolve
from visavis.rooms.mediation import queries


def section(file_id: UUID, actor: Actor) -> Section:
    """For the counsellor: where each referral stands, and where to write down one more."""
    context = {"referred": queries.of_file(file_id), "file_id": file_id}
    return Section(title=_("Médiation"), template="mediation/_section.html", context=context)


def awaited(by: Actor, at: datetime) -> Iterable[Awaited]:
    """For the head of the agency: the recommendations that wait for an answer, or for what was promised."""
    if by.role != Role.MANAGER or by.agency_id is None:
        return
    for each in queries.owed_by_agency(by.agency_id):
        url = reverse("mediation:reply", args=[each.id])
        what = _("Répondre à une recommandation du médiateur")
        who = resolve(each.file_id) if each.file_id else None
        yield Awaited(what, each.made_at, each.answer_by, url, who)


def export(file_id: UUID) -> list[dict[str, Any]]:
    """For the export of the whole file."""
    return [
        {
            "number": each.number,
            "received_at": each.received_at.isoformat(),
            "words": each.words,
            "mediator": each.mediator,
            "taken_by_the_law": each.admissible,
            "judgement": each.judgement,
            "recommendations": [
                {
                    "number": said.number,
                    "text": said.text,
                    "state": said.state,
                    "reference": said.reference,
                    "reason": said.reason,
                }
                for said in each.recommendations
            ],
            "end": each.end,
            "conclusion": each.conclusion,
        }
        for each in queries.of_file(file_id, most=10_000)
    ]
