"""The outbox: what a real port would have carried. Staff see it; in demo mode everybody does."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from visavis.foundation.clock import now
from visavis.foundation.identity.access import open_to_everyone
from visavis.foundation.identity.actor import SERVICE, STAFF, Actor, Channel, acting_as
from visavis.foundation.outside.outbox import Opened, open_item, outbox, owner_of
from visavis.foundation.requests.cursor import id_in
from visavis.foundation.trace.purpose import Purpose
from visavis.foundation.trace.write import reading

WHY = "in demo mode all people are made up; elsewhere only staff pass, and each sees the files she may see"


@open_to_everyone(reason=WHY)
def parcels(request: HttpRequest) -> HttpResponse:
    """The list, latest first; no word of a parcel is opened here."""
    with _eyes(request):
        page = outbox(before=id_in(request.GET, "avant"))
        return render(request, "outside/outbox.html", {"page": page})


@open_to_everyone(reason=WHY)
def parcel(request: HttpRequest, item: UUID) -> HttpResponse:
    """One parcel with its words."""
    return render(request, "outside/parcel.html", {"parcel": _open(request, item)})


@open_to_everyone(reason=WHY)
def attachment(request: HttpRequest, item: UUID) -> HttpResponse:
    """What goes along with a parcel."""
    opened = _open(request, item)
    if not opened.attachment:
        raise Http404("attachment")
    headers = {
        "Content-Disposition": f'inline; filename="{opened.attachment_name}"',
        "Cache-Control": "private, no-store",
    }
    return HttpResponse(opened.attachment, content_type=opened.attachment_kind, headers=headers)


def _open(request: HttpRequest, item: UUID) -> Opened:
    """Open a parcel: its owner is looked up, the reading journaled, then its words unsealed."""
    with _eyes(request) as actor:
        file_id = owner_of(item)
        if file_id is None:
            raise Http404("parcel")
        reading(
            now=now(),
            by=actor,
            channel=Channel.WEB,
            file_id=file_id,
            what="outbox",
            purpose=Purpose.FOLLOW_UP,
        )
        return open_item(item)


def _eyes(request: HttpRequest) -> AbstractContextManager[Actor]:
    """With whose eyes the outbox is seen: in demo mode the service's, elsewhere the member of staff's own."""
    if settings.DEMO:
        return acting_as(SERVICE)
    actor: Actor = request.actor
    if actor.role not in STAFF:
        raise Http404("outbox")
    return nullcontext(actor)
