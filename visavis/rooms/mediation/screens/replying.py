"""Whoever leads answers the mediator for the service."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from visavis.foundation.clock import now
from visavis.foundation.identity.access import open_to
from visavis.foundation.identity.actor import Channel, Role
from visavis.foundation.requests.refusal import Refusal
from visavis.rooms.dossier.door import gate, names_in_list
from visavis.rooms.mediation import queries
from visavis.rooms.mediation.actions.reply import Reply, reply
from visavis.rooms.mediation.forms import ReplyForm
from visavis.rooms.people.door import name_of


@open_to(Role.MANAGER, reason="what the mediator asks of her agency and of the service")
def owed(request: HttpRequest) -> HttpResponse:
    """For people of the agency, then for the whole service; the first due first."""
    rows = queries.owed_by_agency(request.actor.agency_id)
    names = names_in_list([row.file_id for row in rows if row.file_id], now=now(), by=request.actor)
    people = [(row, names[row.file_id].full if row.file_id in names else "") for row in rows]
    return render(
        request, "mediation/owed.html", {"people": people, "general": queries.general(owed_only=True)}
    )


@open_to(Role.MANAGER, reason="answering the mediator for the service")
def one(request: HttpRequest, recommendation_id: UUID) -> HttpResponse:
    """What is recommended, and the answer: applied by what, promised for when, or refused and why."""
    made = queries.recommendation(recommendation_id)
    if made is None:
        raise Http404("recommendation")
    name = ""
    if made.file_id:
        name = name_of(gate(request, made.file_id, "mediation")).full
    form = ReplyForm(request.POST or None)
    if form.is_valid() and _said(request, recommendation_id, form):
        return redirect("mediation:owed")
    context = {"made": made, "form": form, "name": name}
    return render(request, "mediation/reply.html", context, status=422 if form.errors else 200)


def _said(request: HttpRequest, recommendation_id: UUID, form: ReplyForm) -> bool:
    try:
        reply(
            recommendation_id=recommendation_id, said=Reply(**form.cleaned_data), now=now(), by=request.actor,
            channel=Channel.WEB,
        )  # fmt: skip
    except Refusal as refusal:
        if not refusal.field:
            raise
        form.add_error(refusal.field, refusal.why)
        return False
    return True
