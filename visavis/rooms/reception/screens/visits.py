"""Staff note a visit, with or without a file, and print its receipt."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from visavis.foundation.clock import now
from visavis.foundation.identity.access import open_to
from visavis.foundation.identity.actor import Channel, Role
from visavis.foundation.requests.refusal import Refusal
from visavis.rooms.agencies.door import Place
from visavis.rooms.dossier.door import gate
from visavis.rooms.people.door import name_of
from visavis.rooms.reception.actions.receive import receive
from visavis.rooms.reception.forms import VisitForm
from visavis.rooms.reception.visits import visit, visits
from visavis.rooms.reception.whose import place_of

DESK = (Role.COUNSELLOR, Role.MANAGER)


@open_to(*DESK, reason="noting that somebody was received at her agency")
def noting(request: HttpRequest, file_id: UUID | None = None) -> HttpResponse:
    """Motive, minutes, note: then the receipt."""
    file_id = gate(request, file_id, "visits") if file_id else None
    form = VisitForm(request.POST if request.method == "POST" else None, with_file=file_id is not None)
    if form.is_valid() and (visit_id := _receive(request, form, file_id)):
        messages.success(request, _("La visite est notée."))
        return redirect(
            "reception:receipt_of" if file_id else "reception:plain_receipt", *_path(file_id, visit_id)
        )
    context = {"form": form, "file_id": file_id, "name": name_of(file_id) if file_id else None}
    return render(request, "reception/note_visit.html", context, status=422 if form.errors else 200)


def _path(file_id: UUID | None, visit_id: UUID) -> list[UUID]:
    return [file_id, visit_id] if file_id else [visit_id]


def _receive(request: HttpRequest, form: VisitForm, file_id: UUID | None) -> UUID | None:
    said, place = form.cleaned_data, place_of(request)
    try:
        return receive(
            agency_id=place.id, file_id=file_id, motive=said["motive"], arrived_at=_arrival(said, place),
            minutes=said["minutes"], note=said.get("note", ""), now=now(), by=request.actor, channel=Channel.DESK,
        )  # fmt: skip
    except Refusal as no:
        if no.field not in form.fields:
            raise
        form.add_error(no.field, no.why)
        return None


def _arrival(said: dict[str, Any], place: Place) -> datetime:
    """The hour noted, on the agency's wall today; when none is, the visit began as she arrived."""
    if said["arrived"] is None:
        return now() - timedelta(minutes=said["minutes"])
    return place.local(now()).replace(
        hour=said["arrived"].hour, minute=said["arrived"].minute, second=0, microsecond=0
    )


@open_to(*DESK, reason="the visits of a person her agency follows")
def listed(request: HttpRequest, file_id: UUID) -> HttpResponse:
    """The latest visits with their notes."""
    file_id = gate(request, file_id, "visits")
    context = {"visits": visits(file_id)[0], "file_id": file_id, "name": name_of(file_id)}
    return render(request, "reception/visits_of.html", context)


@open_to(*DESK, reason="the receipt to hand over to whoever was received")
def receipt(request: HttpRequest, visit_id: UUID, file_id: UUID | None = None) -> HttpResponse:
    """The receipt, of a file or of nobody."""
    file_id = gate(request, file_id, "visits") if file_id else None
    found = visit(visit_id, file_id=file_id)
    if found is None:
        raise Http404("visit")
    context = {
        "visit": found,
        "name": name_of(file_id) if file_id else None,
        "layout": "ui/page_band.html",
    }
    return render(request, "reception/receipt.html", context)
