"""The mediator's home."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from visavis.foundation.clock import now
from visavis.foundation.identity.access import open_to
from visavis.foundation.identity.actor import Role
from visavis.rooms.dossier.door import names_in_list
from visavis.rooms.mediation.door import running, to_take


@open_to(Role.MEDIATOR, reason="what people ask her, and the cases she has")
def home(request: HttpRequest) -> HttpResponse:
    """What waits for a mediator, without a name; then her own cases, the first due first."""
    cases = sorted(running(request.actor.account_id), key=lambda each: each.due_at)
    names = names_in_list([each.file_id for each in cases], now=now(), by=request.actor)
    context = {
        "waiting": to_take(),
        "cases": [(each, names[each.file_id].full if each.file_id in names else "") for each in cases],
        "late": sum(each.late for each in cases),
    }
    return render(request, "front/mediator.html", context)
