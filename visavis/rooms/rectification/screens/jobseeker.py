"""A person has something corrected, and reads before and after."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from visavis.foundation.clock import now
from visavis.foundation.identity.access import open_to
from visavis.foundation.identity.actor import Channel, Role
from visavis.foundation.requests.cursor import id_in
from visavis.rooms.dossier.door import gate
from visavis.rooms.rectification import queries
from visavis.rooms.rectification.actions.ask import ask
from visavis.rooms.rectification.data import data
from visavis.rooms.rectification.forms import AskForm
from visavis.rooms.rectification.paper import blank


@open_to(Role.PERSON, reason="what she had corrected in her own file", mandate="contesting")
def mine(request: HttpRequest) -> HttpResponse:
    """Every correction with its before and after, latest first."""
    file_id = gate(request, request.actor.file_id, "corrections")
    corrections = queries.of_file(file_id, before=id_in(request.GET, "avant"))
    more = corrections[-1].id if len(corrections) == queries.PAGE else None
    return render(request, "rectification/mine.html", {"corrections": corrections, "more": more})


@open_to(Role.PERSON, reason="having something corrected in her own file", mandate="contesting")
def new(request: HttpRequest) -> HttpResponse:
    """What is wrong, what it should say. What is hers alone to say is corrected at once."""
    file_id = gate(request, request.actor.file_id, "corrections")
    form = AskForm(request.POST or None, chosen=request.GET.get("quoi", ""))
    if form.is_valid():
        ask(
            file_id=file_id,
            **form.cleaned_data,
            value=form.value,
            now=now(),
            by=request.actor,
            channel=Channel.WEB,
        )
        messages.success(request, _done(form))
        return redirect("rectification:mine")
    stands = [(each.words, each.stands(file_id)) for each in data().values()]
    context = {"form": form, "stands": [row for row in stands if row[1]]}
    return render(request, "rectification/new.html", context, status=422 if form.errors else 200)


def _done(form: AskForm) -> str:
    if form.value:
        return _("C’est corrigé. L’ancienne donnée reste écrite ici, avec sa date.")
    return _("C’est demandé. Une personne décide et vous répond sous 5 jours ouvrés.")


@open_to(Role.PERSON, reason="the paper by which she asks for a correction, to fill in by hand")
def paper(request: HttpRequest) -> HttpResponse:
    """The same questions as a sheet to print."""
    file_id = gate(request, request.actor.file_id, "corrections")
    headers = {
        "Content-Disposition": 'inline; filename="correction.pdf"',
        "Cache-Control": "private, no-store",
    }
    return HttpResponse(blank(file_id, now()), content_type="application/pdf", headers=headers)
