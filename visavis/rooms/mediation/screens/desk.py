"""An agent writes down what a person asks of the mediator, at the desk, by phone or from a paper."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from visavis.foundation.clock import now
from visavis.foundation.identity.access import open_to
from visavis.foundation.identity.actor import Channel, Role
from visavis.rooms.contestation.door import of_file as contested_of
from visavis.rooms.dossier.door import gate
from visavis.rooms.mediation.actions.refer import refer
from visavis.rooms.mediation.forms import KeyedReferForm
from visavis.rooms.mediation.screens.jobseeker import asked, thanks
from visavis.rooms.people.door import name_of


@open_to(Role.COUNSELLOR, Role.MANAGER, reason="writing down what a person asks of the mediator")
def keyed(request: HttpRequest, file_id: UUID) -> HttpResponse:
    """The same act, by the door the person came in."""
    file_id = gate(request, file_id, "mediation")
    form = KeyedReferForm(request.POST or None, contested=list(contested_of(file_id)))
    if form.is_valid():
        channel = Channel(form.cleaned_data["channel"])
        number = refer(file_id=file_id, **asked(form), now=now(), by=request.actor, channel=channel)
        messages.success(request, thanks(number))
        return redirect("dossier:file", file_id)
    context = {"form": form, "name": name_of(file_id)}
    return render(request, "mediation/keyed.html", context, status=422 if form.errors else 200)
