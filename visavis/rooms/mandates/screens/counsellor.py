"""The desk: who may act for a person; writing a mandate with her; ending it at her word; hearing her as a witness."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from visavis.foundation.clock import now
from visavis.foundation.identity.access import open_to
from visavis.foundation.identity.actor import Role
from visavis.foundation.requests.cursor import id_in
from visavis.foundation.requests.refusal import Refusal
from visavis.rooms.dossier.door import channel_of, gate, resolve
from visavis.rooms.mandates import queries
from visavis.rooms.mandates.actions.consent import consent
from visavis.rooms.mandates.actions.end import end
from visavis.rooms.mandates.actions.vouch import vouch
from visavis.rooms.mandates.forms import DeskForm
from visavis.rooms.mandates.kinds import Way
from visavis.rooms.mandates.paper import blank
from visavis.rooms.mandates.screens import keys
from visavis.rooms.mandates.screens.giving import with_an_agent
from visavis.rooms.mandates.screens.jobseeker import as_pdf
from visavis.rooms.mandates.values import Yes
from visavis.rooms.people.door import name_of

DESK = (Role.COUNSELLOR, Role.MANAGER)


@open_to(*DESK, reason="who may act for a person her agency follows")
def of_file(request: HttpRequest, file_id: UUID) -> HttpResponse:
    """The mandates of the person; one press ends one, at the desk or by phone."""
    file_id = gate(request, file_id, "mandates")
    held = queries.of_file(file_id, now(), before=id_in(request.GET, "avant"))
    rows = [(each, queries.help_under(each.id)[:5]) for each in held]
    more = held[-1].id if len(held) == queries.PAGE else None
    context = {"rows": rows, "more": more, "file_id": file_id, "name": name_of(file_id)}
    return render(request, "mandates/of_file.html", context)


@open_to(*DESK, reason="writing a mandate with the person")
def giving(request: HttpRequest, file_id: UUID) -> HttpResponse:
    """Who, what, how long, and how the person says yes: nothing of hers needs to be digital."""
    file_id = gate(request, file_id, "mandates")
    form = DeskForm(request.POST or None, request.FILES or None, request=request)
    if form.is_valid() and _given(request, file_id, form):
        return redirect("mandates:keys") if keys.shown(request) else redirect("mandates:of_file", file_id)
    context = {"form": form, "file_id": file_id, "name": name_of(file_id)}
    return render(request, "mandates/desk_giving.html", context, status=422 if form.errors else 200)


def _given(request: HttpRequest, file_id: UUID, form: DeskForm) -> bool:
    """Write it; a refusal about one box goes to that box, and what was typed is kept."""
    by = request.actor
    try:
        made = with_an_agent(
            form.cleaned_data, file_id=file_id, now=now(), by=by, channel=channel_of(request)
        )
    except Refusal as refused:
        if not refused.field or refused.field not in form.fields:
            raise
        form.add_error(refused.field, refused.why)
        request.act_refused = True
        return False
    if made:
        keys.keep(request, made)
    messages.success(request, _said(form.cleaned_data["way"]))
    return True


def _said(way: str) -> str:
    if way == Way.SMS:
        return _("Un SMS est parti. Le mandat s’ouvre quand la personne répond OUI.")
    if way == Way.WITNESS:
        return _("Le mandat attend un second agent : il le trouve dans ce qui est attendu de lui.")
    return _("Le mandat est donné. La personne reçoit un courrier.")


@require_POST
@open_to(*DESK, reason="ending a mandate at the person's word")
def ending(request: HttpRequest, file_id: UUID, mandate_id: UUID) -> HttpResponse:
    """One press; the button says whether the person is at the desk or on the phone."""
    file_id = gate(request, file_id, "mandates")
    found = queries.one(mandate_id, now())
    if found is None or resolve(found.file_id) != file_id:
        raise Http404("mandate")
    end(mandate_id=mandate_id, now=now(), by=request.actor, channel=channel_of(request))
    messages.success(request, _("C’est arrêté. Ce mandat n’ouvre plus rien."))
    return redirect("mandates:of_file", file_id)


@open_to(*DESK, reason="hearing a person's yes as the second agent")
def witness(request: HttpRequest, mandate_id: UUID) -> HttpResponse:
    """What the person is about to give, to be read to her; then her yes."""
    found = queries.one(mandate_id, now())
    if found is None:
        raise Http404("mandate")
    file_id = gate(request, resolve(found.file_id), "mandates")
    if request.method == "POST":
        yes = Yes(way=Way.WITNESS)
        consent(mandate_id=mandate_id, yes=yes, now=now(), by=request.actor, channel=channel_of(request))
        messages.success(request, _("Son accord est noté. Le mandat est donné."))
        return redirect("mandates:of_file", file_id)
    context = {"mandate": found, "name": name_of(file_id), "file_id": file_id}
    return render(request, "mandates/witness.html", context)


@open_to(*DESK, reason="the paper by which the person gives a mandate, to sign by hand")
def paper(request: HttpRequest, file_id: UUID) -> HttpResponse:
    """The form as PDF, with her name and her agency on it."""
    return as_pdf(blank(gate(request, file_id, "mandates"), now()))


@open_to(*DESK, reason="hearing the yes of somebody who has no file yet")
def vouching(request: HttpRequest) -> HttpResponse:
    """What to say to her; then, once she said yes, a code she tells whoever registers her. Shown once."""
    if request.method == "POST":
        keys.keep_code(request, vouch(now=now(), by=request.actor))
        return redirect("mandates:vouch")
    return render(request, "mandates/vouch.html", {"code": keys.code_once(request)})


@open_to(*DESK, reason="what somebody new who helps takes home on paper")
def new_keys(request: HttpRequest) -> HttpResponse:
    """Name to enter, first password, ten codes: shown until they are on paper, then never again."""
    if request.method == "POST":
        keys.forget(request)
        return redirect("counsellor")
    return render(request, "mandates/keys.html", {"keys": keys.shown(request)})
