"""A person contests, and reads the answer."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from visavis.foundation.clock import now
from visavis.foundation.identity.access import open_to
from visavis.foundation.identity.actor import Channel, Role
from visavis.foundation.requests.cursor import id_in
from visavis.rooms.contestation import queries, subjects
from visavis.rooms.contestation.actions.contest import contest
from visavis.rooms.contestation.forms import ContestForm
from visavis.rooms.dossier.door import gate


@open_to(Role.PERSON, reason="her own contestations", mandate="contesting")
def mine(request: HttpRequest) -> HttpResponse:
    """Everything the person contested, with its clock and its answer."""
    file_id = gate(request, request.actor.file_id, "contestation")
    contested = queries.of_file(file_id, before=id_in(request.GET, "avant"))
    more = contested[-1].id if len(contested) == queries.PAGE else None
    return render(request, "contestation/mine.html", {"contested": contested, "more": more})


@open_to(Role.PERSON, reason="contesting a line about herself", mandate="contesting")
def new(request: HttpRequest, kind: str, subject_id: UUID, node: str) -> HttpResponse:
    """One line, one box that may stay empty, one button."""
    file_id = gate(request, request.actor.file_id, "contestation")
    subject = subjects.subject_of(kind, subject_id, node)
    if subject is None:
        raise Http404("line")
    form = ContestForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        contest(
            file_id=file_id,
            kind=kind,
            subject_id=subject_id,
            node=node,
            words=form.cleaned_data["words"],
            now=now(),
            by=request.actor,
            channel=Channel.WEB,
        )
        return redirect("contestation:mine")
    context = {"form": form, "subject": subject}
    return render(request, "contestation/new.html", context, status=422 if form.errors else 200)
