"""Whoever leads the agency protects those whom curiosity seeks: neighbours of staff, and somebody known."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from visavis.foundation.clock import now
from visavis.foundation.identity.access import open_to
from visavis.foundation.identity.actor import Channel, Role
from visavis.foundation.requests.refusal import Refusal
from visavis.rooms.dossier.door import gate
from visavis.rooms.people.door import name_of
from visavis.rooms.vigilance import shelters, staff
from visavis.rooms.vigilance.actions.note_street import note_street
from visavis.rooms.vigilance.actions.shelter import shelter, unshelter
from visavis.rooms.vigilance.forms import ShelterForm, StreetForm
from visavis.rooms.vigilance.screens.looking import LOOKERS


@open_to(*LOOKERS, reason="noting the street of staff, so that a neighbour's curiosity is seen")
def streets(request: HttpRequest) -> HttpResponse:
    """A login, a street: kept as a mark. What was typed is not shown again."""
    by = request.actor
    form = StreetForm(request.POST or None)
    if form.is_valid():
        try:
            note_street(**form.cleaned_data, now=now(), by=by, channel=Channel.WEB)
        except Refusal as refusal:
            if not refusal.field:
                raise
            form.add_error(refusal.field, refusal.why)
        else:
            return redirect(f"{request.path}?note=1")
    context = {
        "form": form, "noted": "note" in request.GET,
        "missing": staff.without_street(by.agency_id, but=by.account_id),
    }  # fmt: skip
    return render(request, "vigilance/streets.html", context, status=422 if form.errors else 200)


@open_to(Role.MANAGER, reason="watching more closely who reads a file that draws curiosity")
def sheltering(request: HttpRequest, file_id: UUID) -> HttpResponse:
    """Begin with a reason, or end."""
    file_id = gate(request, file_id, "shelter")
    by, form = request.actor, ShelterForm(request.POST or None)
    if request.POST.get("end"):
        unshelter(file_id=file_id, now=now(), by=by, channel=Channel.WEB)
        return redirect("vigilance:shelter", file_id)
    if form.is_valid():
        shelter(file_id=file_id, **form.cleaned_data, now=now(), by=by, channel=Channel.WEB)
        return redirect("vigilance:shelter", file_id)
    context = {
        "form": form, "file_id": file_id, "name": name_of(file_id), "sheltered": shelters.of_file(file_id),
    }  # fmt: skip
    return render(request, "vigilance/shelter.html", context, status=422 if form.errors else 200)
