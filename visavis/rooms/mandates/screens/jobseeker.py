"""A person's own mandates: who may act for her, giving, ending in one step, the paper to sign."""

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
from visavis.rooms.dossier.door import gate, resolve
from visavis.rooms.mandates import queries
from visavis.rooms.mandates.actions.end import end
from visavis.rooms.mandates.forms import GiveForm
from visavis.rooms.mandates.paper import blank
from visavis.rooms.mandates.screens.giving import by_herself


@open_to(Role.PERSON, reason="who may act for her, and what was done")
def mine(request: HttpRequest) -> HttpResponse:
    """Her mandates, latest first; those that hold have one button to end them."""
    file_id = gate(request, request.actor.file_id, "mandates")
    held = queries.of_file(file_id, now(), before=id_in(request.GET, "avant"))
    rows = [(each, queries.help_under(each.id)[:5]) for each in held]
    more = held[-1].id if len(held) == queries.PAGE else None
    return render(request, "mandates/mine.html", {"rows": rows, "more": more})


@open_to(Role.PERSON, reason="giving somebody a mandate for herself")
def giving(request: HttpRequest) -> HttpResponse:
    """Who, what, how long: one page."""
    file_id = gate(request, request.actor.file_id, "mandates")
    form = GiveForm(request.POST or None)
    if form.is_valid():
        try:
            by_herself(form.cleaned_data, file_id=file_id, now=now(), by=request.actor)
        except Refusal as refused:
            if not refused.field:
                raise
            form.add_error(refused.field, refused.why)
        else:
            messages.success(request, _("Le mandat est donné. Vous pouvez l’arrêter quand vous voulez."))
            return redirect("mandates:mine")
    return render(request, "mandates/giving.html", {"form": form}, status=422 if form.errors else 200)


@require_POST
@open_to(Role.PERSON, reason="ending a mandate of her own")
def ending(request: HttpRequest, mandate_id: UUID) -> HttpResponse:
    """One press; a mandate of somebody else's does not exist here."""
    file_id = gate(request, request.actor.file_id, "mandates")
    found = queries.one(mandate_id, now())
    if found is None or resolve(found.file_id) != file_id:
        raise Http404("mandate")
    end(mandate_id=mandate_id, now=now(), by=request.actor, channel=Channel.WEB)
    messages.success(request, _("C’est arrêté. Ce mandat n’ouvre plus rien."))
    return redirect("mandates:mine")


@open_to(Role.PERSON, reason="the paper by which she gives a mandate, to sign by hand")
def paper(request: HttpRequest) -> HttpResponse:
    """The form as PDF, with her name and her agency on it."""
    file_id = gate(request, request.actor.file_id, "mandates")
    return as_pdf(blank(file_id, now()))


def as_pdf(content: bytes) -> HttpResponse:
    """A sheet to print."""
    headers = {"Content-Disposition": 'inline; filename="mandat.pdf"', "Cache-Control": "private, no-store"}
    return HttpResponse(content, content_type="application/pdf", headers=headers)
