"""A person's own page: who may see what of her; agreeing, taking back, stopping, letting go on."""

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
from visavis.rooms.dossier.door import gate
from visavis.rooms.sharing.actions.resume import resume
from visavis.rooms.sharing.actions.stop import stop
from visavis.rooms.sharing.forms import ShareForm, StopForm
from visavis.rooms.sharing.overview import overview
from visavis.rooms.sharing.paper import printed
from visavis.rooms.sharing.screens.acts import end_of, share
from visavis.rooms.sharing.uses import uses

PART = "sharing"


@open_to(Role.PERSON, reason="who may see what of her")
def own(request: HttpRequest) -> HttpResponse:
    """The agency, her helpers, her partners, the uses she can stop: one page, one press each."""
    file_id = gate(request, request.actor.file_id, PART)
    found = overview(file_id, now(), before=id_in(request.GET, "avant"))
    return render(request, "sharing/own.html", {"found": found})


@open_to(Role.PERSON, reason="the same on paper, with boxes to tick")
def paper(request: HttpRequest) -> HttpResponse:
    """The page as an accessible PDF."""
    file_id = gate(request, request.actor.file_id, PART)
    sheet = printed(file_id, overview(file_id, now()), now())
    headers = {
        "Content-Disposition": 'inline; filename="qui-voit-quoi.pdf"', "Cache-Control": "private, no-store",
    }  # fmt: skip
    return HttpResponse(sheet, content_type="application/pdf", headers=headers)


@open_to(Role.PERSON, reason="letting a partner read a part of her file")
def giving(request: HttpRequest) -> HttpResponse:
    """Which partner, which parts, how long."""
    file_id = gate(request, request.actor.file_id, PART)
    form = ShareForm(request.POST or None)
    if form.is_valid():
        try:
            share(form.cleaned_data, file_id=file_id, now=now(), by=request.actor, channel=Channel.WEB)
        except Refusal as refused:
            if not refused.field:
                raise
            request.act_refused = True
            form.add_error(refused.field, refused.why)
        else:
            messages.success(request, _("C’est noté. Vous l’arrêtez quand vous voulez, ici."))
            return redirect("sharing:own")
    return render(request, "sharing/giving.html", {"form": form}, status=422 if form.errors else 200)


@require_POST
@open_to(Role.PERSON, reason="taking back what she let a partner read")
def ending(request: HttpRequest, agreement_id: UUID) -> HttpResponse:
    """One press; the partner reads nothing any more."""
    file_id = gate(request, request.actor.file_id, PART)
    end_of(file_id, agreement_id, now=now(), by=request.actor, channel=Channel.WEB)
    messages.success(request, _("C’est arrêté. Ce partenaire ne lit plus rien."))
    return redirect("sharing:own")


@open_to(Role.PERSON, reason="stopping a use of her data")
def stopping(request: HttpRequest, use: str) -> HttpResponse:
    """What stops, why if she wants to say, one button."""
    file_id = gate(request, request.actor.file_id, PART)
    known = uses().get(use)
    if known is None:
        raise Http404("use")
    form = StopForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        stop(
            file_id=file_id, use=use, reason=form.cleaned_data["reason"], now=now(), by=request.actor,
            channel=Channel.WEB,
        )  # fmt: skip
        messages.success(request, _("C’est arrêté. Vous pouvez revenir en arrière quand vous voulez."))
        return redirect("sharing:own")
    return render(request, "sharing/stopping.html", {"form": form, "use": known})


@require_POST
@open_to(Role.PERSON, reason="letting a use of her data go on again")
def resuming(request: HttpRequest, use: str) -> HttpResponse:
    """At once."""
    file_id = gate(request, request.actor.file_id, PART)
    resume(file_id=file_id, use=use, now=now(), by=request.actor, channel=Channel.WEB)
    return redirect("sharing:own")
