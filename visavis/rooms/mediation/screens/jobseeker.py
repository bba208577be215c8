"""A person asks the mediator, follows each step, and takes her request back when she likes."""

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
from visavis.foundation.requests.codes import show_code
from visavis.foundation.requests.cursor import id_in
from visavis.rooms.contestation.door import of_file as contested_of
from visavis.rooms.dossier.door import gate, resolve
from visavis.rooms.mediation import queries
from visavis.rooms.mediation.actions.refer import refer
from visavis.rooms.mediation.actions.withdraw import withdraw
from visavis.rooms.mediation.forms import ReferForm


@open_to(Role.PERSON, reason="her own requests to the mediator", mandate="contesting")
def mine(request: HttpRequest) -> HttpResponse:
    """Each request with its clock, what was decided and recommended, what the service answered."""
    file_id = gate(request, request.actor.file_id, "mediation")
    rows = queries.of_file(file_id, before=id_in(request.GET, "avant"))
    more = rows[-1].id if len(rows) == queries.PAGE else None
    return render(request, "mediation/mine.html", {"rows": rows, "more": more})


@open_to(Role.PERSON, reason="asking the mediator about what concerns her", mandate="contesting")
def referring(request: HttpRequest) -> HttpResponse:
    """What was asked of the service before, and her words."""
    file_id = gate(request, request.actor.file_id, "mediation")
    initial = {"contestation": str(id_in(request.GET, "contestation") or "")}
    form = ReferForm(request.POST or None, contested=list(contested_of(file_id)), initial=initial)
    if form.is_valid():
        number = refer(file_id=file_id, **asked(form), now=now(), by=request.actor, channel=Channel.WEB)
        messages.success(request, thanks(number))
        return redirect("mediation:mine")
    return render(request, "mediation/refer.html", {"form": form}, status=422 if form.errors else 200)


def asked(form: ReferForm) -> dict[str, object]:
    """What the form says, as the act wants it."""
    chosen = form.cleaned_data["contestation"]
    return {
        "contestation_id": None if chosen == "none" else UUID(chosen),
        "words": form.cleaned_data["words"],
    }


def thanks(number: str) -> str:
    return _("Le médiateur est saisi. Le numéro de la demande : %(number)s.") % {"number": show_code(number)}


@require_POST
@open_to(Role.PERSON, reason="taking her own request back", mandate="contesting")
def withdrawing(request: HttpRequest, referral_id: UUID) -> HttpResponse:
    """One press; a request of somebody else's does not exist here."""
    file_id = gate(request, request.actor.file_id, "mediation")
    found = queries.one(referral_id)
    if found is None or resolve(found.file_id) != file_id:
        raise Http404("referral")
    withdraw(referral_id=referral_id, now=now(), by=request.actor, channel=Channel.WEB)
    messages.success(request, _("C’est retiré. Le médiateur ne voit plus votre dossier."))
    return redirect("mediation:mine")
