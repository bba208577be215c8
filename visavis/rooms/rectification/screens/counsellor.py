"""A counsellor writes down what a person wants corrected, corrects it or says why not."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from visavis.foundation.clock import now
from visavis.foundation.identity.access import open_to
from visavis.foundation.identity.actor import Channel, Role
from visavis.foundation.requests.refusal import Refusal
from visavis.rooms.dossier.door import gate
from visavis.rooms.people.door import name_of
from visavis.rooms.rectification import queries
from visavis.rooms.rectification.actions.ask import ask
from visavis.rooms.rectification.actions.put_right import put_right
from visavis.rooms.rectification.actions.refuse import refuse
from visavis.rooms.rectification.data import data
from visavis.rooms.rectification.forms import AskForm, DecideForm

DESK = (Role.COUNSELLOR, Role.MANAGER)


@open_to(*DESK, reason="writing down what a person wants corrected, at the desk, by phone or on paper")
def new(request: HttpRequest, file_id: UUID) -> HttpResponse:
    """The same act as the person's own, by another door."""
    file_id = gate(request, file_id, "corrections")
    form = AskForm(request.POST or None, desk=True, chosen=request.GET.get("quoi", ""))
    if form.is_valid():
        said = dict(form.cleaned_data)
        channel = Channel(said.pop("channel"))
        asked = ask(file_id=file_id, **said, value=form.value, now=now(), by=request.actor, channel=channel)
        return redirect("rectification:decide", asked)
    stands = [(each.words, each.stands(file_id)) for each in data().values()]
    context = {"form": form, "stands": [row for row in stands if row[1]], "name": name_of(file_id)}
    return render(request, "rectification/new_for.html", context, status=422 if form.errors else 200)


@open_to(*DESK, reason="deciding a correction that her agency owes")
def decide(request: HttpRequest, correction_id: UUID) -> HttpResponse:
    """What the file says, what the person wants; correct, or refuse with a reason."""
    found = queries.one(correction_id)
    if found is None:
        raise Http404("correction")
    file_id = gate(request, found.file_id, "corrections")
    form = DecideForm(request.POST or None, datum=found.datum)
    if form.is_valid() and _decided(request, found, form):
        return redirect("rectification:decide", found.id)
    datum = data().get(found.datum)
    where = datum.where(file_id) if datum and datum.where else ""
    today = datum.stands(file_id) if datum else ""
    context = {"found": found, "form": form, "where": where, "today": today, "name": name_of(file_id)}
    context["file_id"] = file_id
    return render(request, "rectification/decide.html", context, status=422 if form.errors else 200)


def _decided(request: HttpRequest, found: queries.Corrected, form: DecideForm) -> bool:
    """Correct or refuse; a refusal about one box goes to that box, and what was typed is kept."""
    said = dict(form.cleaned_data)
    act, reason = said.pop("act"), said.pop("reason")
    who = {"correction_id": found.id, "now": now(), "by": request.actor, "channel": Channel.WEB}
    try:
        if act == "refuse":
            refuse(reason=reason, **who)
        else:
            put_right(value=said, reason=reason, **who)
    except Refusal as refusal:
        if refusal.status != 422:
            raise
        request.act_refused = True
        form.add_error(refusal.field, f"{refusal.why} {refusal.now_what}".strip())
        return False
    return True
