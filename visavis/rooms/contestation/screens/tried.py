"""A line of what was only tried, kept and contested by one press: by the person, or by staff for her."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from visavis.foundation.clock import now
from visavis.foundation.identity.access import open_to
from visavis.foundation.identity.actor import Channel, Role
from visavis.rooms.contestation.actions.contest import contest
from visavis.rooms.contestation.forms import ContestForm
from visavis.rooms.contestation.remaking import RIGHTS
from visavis.rooms.dossier.door import channel_of, gate
from visavis.rooms.people.door import name_of
from visavis.rooms.rights.door import TriedLine, keep_tried, tried_line


@open_to(Role.PERSON, reason="contesting a line of what she tried", mandate="contesting")
def own(request: HttpRequest) -> HttpResponse:
    """The line, one box that may stay empty, one button: what it stands on is kept, and it is contested."""
    file_id = gate(request, request.actor.file_id, "contestation")
    line, form = tried_line(request), ContestForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        _contested(request, file_id, line, form.cleaned_data["words"], Channel.WEB)
        return redirect("contestation:mine")
    context = {"form": form, "subject": line, "kept": True}
    return render(request, "contestation/new.html", context, status=422 if form.errors else 200)


@open_to(
    Role.COUNSELLOR, Role.MANAGER, reason="writing down that a person contests a line of a comparison of hers"
)
def keyed(request: HttpRequest, file_id: UUID) -> HttpResponse:
    """The same act as the person's own, by another door; the comparison stands on a computation of her file."""
    file_id = gate(request, file_id, "contestation")
    line, form = tried_line(request), ContestForm(request.POST or None)
    if line.of.file_id != file_id:
        raise Http404("line")
    if request.method == "POST" and form.is_valid():
        _contested(request, file_id, line, form.cleaned_data["words"], channel_of(request))
        return redirect("contestation:waiting")
    context = {"form": form, "subject": line, "kept": True, "name": name_of(file_id)}
    return render(request, "contestation/new.html", context, status=422 if form.errors else 200)


def _contested(request: HttpRequest, file_id: UUID, line: TriedLine, words: str, channel: Channel) -> None:
    by = request.actor
    kept_id = keep_tried(line.of, file_id=file_id, now=now(), by=by, channel=channel)
    contest(
        file_id=file_id, kind=RIGHTS, subject_id=kept_id, node=line.code, words=words, now=now(), by=by,
        channel=channel,
    )  # fmt: skip
