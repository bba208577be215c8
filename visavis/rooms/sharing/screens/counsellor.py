"""The desk: who may see what of a person; the same acts, written down for her; announcing that a stop ends."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from visavis.foundation.clock import now
from visavis.foundation.identity.access import open_to
from visavis.foundation.identity.actor import Channel, Role
from visavis.foundation.requests.cursor import id_in
from visavis.foundation.requests.refusal import Refusal
from visavis.rooms.dossier.door import channel_of, gate
from visavis.rooms.people.door import name_of
from visavis.rooms.sharing.actions.announce import announce
from visavis.rooms.sharing.actions.resume import resume
from visavis.rooms.sharing.actions.stop import stop
from visavis.rooms.sharing.forms import AnnounceForm, ShareForm, StopForm
from visavis.rooms.sharing.overview import overview
from visavis.rooms.sharing.paper import printed
from visavis.rooms.sharing.screens.acts import end_of, share
from visavis.rooms.sharing.uses import uses

DESK = (Role.COUNSELLOR, Role.MANAGER)
PART = "sharing"


@open_to(*DESK, reason="who may see what of a person her agency follows")
def of_file(request: HttpRequest, file_id: UUID) -> HttpResponse:
    """Her page, with the buttons of the desk."""
    file_id = gate(request, file_id, PART)
    found = overview(file_id, now(), before=id_in(request.GET, "avant"))
    context = {"found": found, "file_id": file_id, "name": name_of(file_id)}
    return render(request, "sharing/of_file.html", context)


@open_to(*DESK, reason="the same on paper, to hand over or to post")
def paper(request: HttpRequest, file_id: UUID) -> HttpResponse:
    """The page as an accessible PDF."""
    file_id = gate(request, file_id, PART)
    sheet = printed(file_id, overview(file_id, now()), now())
    headers = {
        "Content-Disposition": 'inline; filename="qui-voit-quoi.pdf"', "Cache-Control": "private, no-store",
    }  # fmt: skip
    return HttpResponse(sheet, content_type="application/pdf", headers=headers)


@open_to(*DESK, reason="writing down which partner a person lets read")
def giving(request: HttpRequest, file_id: UUID) -> HttpResponse:
    """Read each line to her; tick what she says."""
    file_id = gate(request, file_id, PART)
    form = ShareForm(request.POST or None, desk=True)
    if form.is_valid():
        said = dict(form.cleaned_data)
        channel = Channel(said.pop("channel"))
        try:
            share(said, file_id=file_id, now=now(), by=request.actor, channel=channel)
        except Refusal as refused:
            if not refused.field:
                raise
            request.act_refused = True
            form.add_error(refused.field, refused.why)
        else:
            return redirect("sharing:of_file", file_id)
    context = {"form": form, "name": name_of(file_id)}
    return render(request, "sharing/desk_giving.html", context, status=422 if form.errors else 200)


@require_POST
@open_to(*DESK, reason="taking back at the person's word what a partner reads")
def ending(request: HttpRequest, file_id: UUID, agreement_id: UUID) -> HttpResponse:
    """One press; the button says whether the person is at the desk or on the phone."""
    file_id = gate(request, file_id, PART)
    end_of(file_id, agreement_id, now=now(), by=request.actor, channel=channel_of(request))
    messages.success(request, _("C’est arrêté. Ce partenaire ne lit plus rien."))
    return redirect("sharing:of_file", file_id)


@open_to(*DESK, reason="stopping a use of a person's data at her word")
def stopping(request: HttpRequest, file_id: UUID, use: str) -> HttpResponse:
    """What stops, why if she says, by which door."""
    file_id = gate(request, file_id, PART)
    known = uses().get(use)
    if known is None:
        raise Http404("use")
    form = StopForm(request.POST or None, desk=True)
    if form.is_valid():
        said = form.cleaned_data
        stop(
            file_id=file_id, use=use, reason=said["reason"], now=now(), by=request.actor,
            channel=Channel(said["channel"]),
        )  # fmt: skip
        return redirect("sharing:of_file", file_id)
    context = {"form": form, "use": known, "name": name_of(file_id)}
    return render(request, "sharing/desk_stopping.html", context, status=422 if form.errors else 200)


@require_POST
@open_to(*DESK, reason="letting a use go on again at the person's word")
def resuming(request: HttpRequest, file_id: UUID, use: str) -> HttpResponse:
    """At once: she is at the desk or on the phone."""
    file_id = gate(request, file_id, PART)
    resume(file_id=file_id, use=use, now=now(), by=request.actor, channel=channel_of(request))
    return redirect("sharing:of_file", file_id)


@open_to(*DESK, reason="announcing fifteen days before that a stopped use goes on")
def announcing(request: HttpRequest, file_id: UUID, use: str) -> HttpResponse:
    """The reason the person will read in her letter."""
    file_id = gate(request, file_id, PART)
    known = uses().get(use)
    if known is None or known.elsewhere:
        raise Http404("use")
    form = AnnounceForm(request.POST or None)
    if form.is_valid() and _announced(request, file_id, use, form):
        messages.success(
            request, _("C’est annoncé : la personne reçoit un courrier, l’arrêt tient encore 15 jours.")
        )
        return redirect("sharing:of_file", file_id)
    context = {"form": form, "use": known, "name": name_of(file_id)}
    return render(request, "sharing/announcing.html", context, status=422 if form.errors else 200)


def _announced(request: HttpRequest, file_id: UUID, use: str, form: AnnounceForm) -> bool:
    by = request.actor
    try:
        announce(
            file_id=file_id,
            use=use,
            reason=form.cleaned_data["reason"],
            now=now(),
            by=by,
            channel=Channel.WEB,
        )
    except Refusal as refused:
        if not refused.field:
            raise
        request.act_refused = True
        form.add_error(refused.field, refused.why)
        return False
    return True
