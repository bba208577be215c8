"""A counsellor reads again, decides, and says why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from visavis.foundation.clock import now
from visavis.foundation.identity.access import open_to
from visavis.foundation.identity.actor import Channel, Role
from visavis.foundation.requests.cursor import id_in
from visavis.foundation.requests.refusal import Refusal
from visavis.rooms.contestation import queries, subjects, without_file
from visavis.rooms.contestation.actions.answer import answer
from visavis.rooms.contestation.actions.contest import contest
from visavis.rooms.contestation.actions.redo import redo
from visavis.rooms.contestation.actions.take import take
from visavis.rooms.contestation.forms import AnswerForm, ContestForm, RedoneForm
from visavis.rooms.contestation.pieces import opened_by
from visavis.rooms.dossier.door import channel_of, gate, names_in_list
from visavis.rooms.people.door import PersonName, name_of

ANSWERERS = (Role.COUNSELLOR, Role.MANAGER)


@open_to(*ANSWERERS, reason="answers her agency owes")
def waiting(request: HttpRequest) -> HttpResponse:
    """The oldest promise first."""
    rows = queries.waiting(request.actor.agency_id, after=id_in(request.GET, "apres"))
    names = names_in_list([row.file_id for row in rows], now=now(), by=request.actor)
    looks = queries.to_look_again(request.actor.agency_id)
    names |= names_in_list([each.file_id for each in looks], now=now(), by=request.actor)
    context = {
        "rows": _named(rows, names),
        "looks": _named(looks, names),
        "outside": without_file.waiting(request.actor.agency_id),
        "looks_outside": without_file.to_look_again(request.actor.agency_id),
        "more": rows[-1].id if len(rows) == queries.PAGE else None,
    }
    return render(request, "contestation/waiting.html", context)


def _named(
    rows: Sequence[queries.Contested], names: Mapping[UUID, PersonName]
) -> list[tuple[queries.Contested, str]]:
    return [(row, names[row.file_id].full if row.file_id in names else "") for row in rows]


@require_POST
@open_to(*ANSWERERS, reason="seeing to it that a contestation of her agency is answered")
def taking(request: HttpRequest, contestation_id: UUID) -> HttpResponse:
    """She takes it on."""
    contested = queries.one(contestation_id)
    if contested is None:
        raise Http404("contestation")
    gate(request, contested.file_id, "contestation")
    take(contestation_id=contestation_id, now=now(), by=request.actor, channel=Channel.WEB)
    return redirect("contestation:answer", contestation_id)


@open_to(*ANSWERERS, reason="answering a contestation of her agency")
def one(request: HttpRequest, contestation_id: UUID) -> HttpResponse:
    """What is contested, in the person's words; the figure before and after; the answer, or what it promised."""
    contested = queries.one(contestation_id)
    if contested is None:
        raise Http404("contestation")
    gate(request, contested.file_id, "contestation")
    foreseen = queries.foreseen(contestation_id)
    form = _form(request, contested, foreseen is not None)
    if form.is_valid() and _said(request, contested, form):
        return redirect("contestation:waiting")
    context = {
        "contested": contested, "form": form, "foreseen": foreseen, "name": name_of(contested.file_id),
        "mine": contested.owner_id == request.actor.account_id, "stops": contested.stops,
    }  # fmt: skip
    return render(request, "contestation/answer.html", context, status=422 if form.errors else 200)


def _form(request: HttpRequest, contested: queries.Contested, corrected: bool) -> AnswerForm | RedoneForm:
    typed = request.POST or None
    return (
        RedoneForm(typed)
        if contested.to_redo
        else AnswerForm(
            typed,
            corrected=corrected,
            kind="refusal" if contested.of_refusal else contested.kind,
            computed=contested.computed,
            opened=opened_by(request.actor.account_id, contested.file_id, contested.opened_at),
        )
    )


def _said(request: HttpRequest, contested: queries.Contested, form: AnswerForm | RedoneForm) -> bool:
    """Answer, or do what was promised; a refusal about one box goes to that box, and what was typed is kept."""
    said = dict(form.cleaned_data)
    channel = channel_of(request) if said.pop("with_person") else Channel.WEB
    act = redo if contested.to_redo else answer
    try:
        act(contestation_id=contested.id, **said, now=now(), by=request.actor, channel=channel)
    except Refusal as refusal:
        if not refusal.field:
            raise
        form.add_error(refusal.field, refusal.why)
        return False
    return True


@open_to(*ANSWERERS, reason="writing down what a person contests at the desk, by phone or by letter")
def new(request: HttpRequest, file_id: UUID, kind: str, subject_id: UUID, node: str) -> HttpResponse:
    """The same act as the person's own, by another door."""
    file_id = gate(request, file_id, "contestation")
    subject = subjects.subject_of(kind, subject_id, node)
    if subject is None:
        raise Http404("line")
    form = ContestForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        contest(
            file_id=file_id,
            kind=kind,
            subject_id=subject_id,
            node=node,
            words=form.cleaned_data["words"],
            now=now(),
            by=request.actor,
            channel=channel_of(request),
        )
        return redirect("contestation:waiting")
    context = {"form": form, "subject": subject, "name": name_of(file_id)}
    return render(request, "contestation/new.html", context, status=422 if form.errors else 200)
