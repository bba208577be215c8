"""A person reads what was said at the desk, and keeps the receipt of her visit."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from visavis.foundation.identity.access import open_to
from visavis.foundation.identity.actor import Role
from visavis.rooms.dossier.door import gate
from visavis.rooms.people.door import name_of
from visavis.rooms.reception.visits import visit, visits


@open_to(Role.PERSON, reason="her own visits, and what was noted of them", mandate="file")
def own(request: HttpRequest) -> HttpResponse:
    """Her visits, latest first, each with its note."""
    file_id = gate(request, request.actor.file_id, "visits")
    try:
        before = UUID(request.GET["avant"]) if "avant" in request.GET else None
    except ValueError:
        raise Http404("avant") from None
    listed, more = visits(file_id, before=before)
    return render(request, "reception/visits.html", {"visits": listed, "more": more})


@open_to(Role.PERSON, reason="the receipt of her own visit, to print", mandate="file")
def receipt(request: HttpRequest, visit_id: UUID) -> HttpResponse:
    """When, how long, why, with whom, what was said."""
    file_id = gate(request, request.actor.file_id, "visits")
    found = visit(visit_id, file_id=file_id)
    if found is None:
        raise Http404("visit")
    context = {"visit": found, "name": name_of(file_id), "layout": "ui/page.html"}
    return render(request, "reception/receipt.html", context)
