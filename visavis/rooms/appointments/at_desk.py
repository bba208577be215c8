"""What a counsellor's pages of meetings gather."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest
from django.urls import reverse

from visavis.foundation.identity.actor import Actor
from visavis.rooms.agencies.door import agency
from visavis.rooms.appointments import queries
from visavis.rooms.appointments.offer import Offer, offered
from visavis.rooms.appointments.promise import promised
from visavis.rooms.appointments.shown import shown
from visavis.rooms.dossier.door import names_in_list, referents


def agenda_page(by: Actor, after: UUID | None, now: datetime) -> dict[str, Any]:
    """Meetings from this morning on, twenty a page: names and hours; what they are about is one page further."""
    if by.account_id is None or by.agency_id is None:
        raise Http404("agenda")
    local = agency(by.agency_id).local(now)
    morning = local.replace(hour=0, minute=0, second=0, microsecond=0)
    meetings, more = queries.agenda(by.account_id, morning, after=after)
    names = names_in_list((each.file_id for each in meetings), now=now, by=by)
    return {
        "meetings": [
            shown(each, names[each.file_id].full if each.file_id in names else "") for each in meetings
        ],
        "more": more,
        "today": local.date(),
        "promise": promised(by.agency_id, now),
    }


def offer_for(request: HttpRequest, file_id: UUID, now: datetime) -> Offer:
    """The free slots of the person's counsellor, else of whoever helps her."""
    actor: Actor = request.actor
    if actor.agency_id is None:
        raise Http404("agency")
    referent = next((each.account_id for each in referents(file_id) if each.to_on is None), actor.account_id)
    return offered(
        request.GET,
        actor.agency_id,
        now,
        counsellor_id=referent,
        file_id=file_id,
        link=lambda slot: reverse("appointments:slot_for_file", args=[file_id, slot.id]),
    )
