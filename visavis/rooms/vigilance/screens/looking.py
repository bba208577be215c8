"""Whoever leads the agency, or protects the data, looks at what was noticed."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from visavis.foundation.clock import now
from visavis.foundation.identity.access import open_to
from visavis.foundation.identity.actor import Channel, Role
from visavis.foundation.requests.cursor import id_in
from visavis.foundation.requests.refusal import Refusal
from visavis.rooms.vigilance import limits, queries
from visavis.rooms.vigilance.actions.settle import settle
from visavis.rooms.vigilance.forms import SettleForm

LOOKERS = (Role.MANAGER, Role.PROTECTION_OFFICER)


@open_to(*LOOKERS, reason="readings that look unusual")
def listed(request: HttpRequest) -> HttpResponse:
    """The newest first; what the limits are, so that nobody wonders."""
    rows = queries.noticed(after=id_in(request.GET, "apres"))
    more = rows[-1].id if len(rows) == queries.PAGE else None
    return render(
        request,
        "vigilance/listed.html",
        {"rows": rows, "more": more, "limits": limits, "tries": queries.refused()},
    )


@open_to(*LOOKERS, reason="looking at one reading, and opening the account again")
def one(request: HttpRequest, alert_id: UUID) -> HttpResponse:
    """One alert: what happened, what to check, and settling it with a reason."""
    alert = queries.one(alert_id)
    if alert is None:
        raise Http404("alert")
    form = SettleForm(request.POST or None)
    if form.is_valid():
        try:
            settle(alert_id=alert_id, **form.cleaned_data, now=now(), by=request.actor, channel=Channel.WEB)
        except Refusal as refusal:
            if not refusal.field:
                raise
            form.add_error(refusal.field, refusal.why)
        else:
            return redirect("vigilance:listed")
    mine = alert.account_id == request.actor.account_id
    context = {"alert": alert, "form": form, "mine": mine}
    return render(request, "vigilance/one.html", context, status=422 if form.errors else 200)
