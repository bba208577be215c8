"""The counsellor's list "À rappeler"."""

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
from visavis.rooms.reception import queries
from visavis.rooms.reception.actions.report import report
from visavis.rooms.reception.actions.take import take
from visavis.rooms.reception.models import CallBack

DESK = (Role.COUNSELLOR, Role.MANAGER)


@open_to(*DESK, reason="calling those who asked her agency")
def to_call(request: HttpRequest) -> HttpResponse:
    """Who waits, by hour due; what is late says so."""
    lines, more = queries.to_call(request.actor, now(), after=id_in(request.GET, "apres"))
    return render(request, "reception/to_call.html", {"lines": lines, "more": more})


@require_POST
@open_to(*DESK, reason="calling those who asked her agency")
def taking(request: HttpRequest, call_back_id: UUID) -> HttpResponse:
    """The task is hers; its number shows."""
    take(call_back_id=call_back_id, now=now(), by=request.actor, channel=Channel.WEB)
    return redirect("reception:to_call")


@require_POST
@open_to(*DESK, reason="saying how the call went")
def reporting(request: HttpRequest, call_back_id: UUID) -> HttpResponse:
    """Reached, nobody there, or a wrong number."""
    outcome = request.POST.get("outcome")
    if outcome not in CallBack.Ended.values:
        raise Http404("outcome")
    over = report(
        call_back_id=call_back_id, outcome=outcome, now=now(), by=request.actor, channel=Channel.PHONE
    )
    messages.success(
        request, _("C’est noté. Le numéro est effacé.") if over else _("C’est noté. À réessayer.")
    )
    return redirect("reception:to_call")
