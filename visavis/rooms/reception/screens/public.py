""" "Rappelez-moi": one action, for anybody."""

from __future__ import annotations

from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from visavis.foundation.clock import now
from visavis.foundation.identity.access import open_to_everyone
from visavis.foundation.requests.marks import marks_of
from visavis.rooms.dossier.door import channel_of
from visavis.rooms.reception.actions.ask import ask
from visavis.rooms.reception.forms import CallForm
from visavis.rooms.reception.numbers import known_number
from visavis.rooms.reception.promise import call_back_for
from visavis.rooms.reception.whose import place_of

ANYBODY = "anybody can be called back: no login, no file, no reason"


@open_to_everyone(reason=ANYBODY)
def asking(request: HttpRequest) -> HttpResponse:
    """The number, then the promise. Whoever gave her number before only presses."""
    place = place_of(request)
    known = "" if request.actor.is_staff else known_number(request.actor.file_id)
    sent = request.POST if request.method == "POST" else None
    form = CallForm(sent, number_known=bool(known), initial={"about": request.GET.get("code", "")})
    if form.is_valid():
        said = form.cleaned_data
        asked = ask(
            number=said["phone"] or known,
            about=said["about"],
            agency_id=place.id,
            now=now(),
            by=request.actor,
            channel=channel_of(request),
            marks=marks_of(request, now()),
        )
        request.session["call_back"] = {"due": asked.due_at.isoformat(), "new": asked.new}
        return redirect("reception:promised")
    context = {"form": form, "promise": call_back_for(place, now()), "place": place, "known": known}
    return render(request, "reception/ask.html", context, status=422 if form.errors else 200)


@open_to_everyone(reason=ANYBODY)
def promised(request: HttpRequest) -> HttpResponse:
    """The promise, with its hour."""
    kept = request.session.get("call_back")
    if not kept:
        return redirect("reception:ask")
    context = {"due": datetime.fromisoformat(kept["due"]), "new": kept["new"]}
    return render(request, "reception/promised.html", context)
