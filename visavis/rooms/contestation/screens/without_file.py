"""Somebody without a file complains, comes back with number and code; her agency answers her."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.core.cache import cache
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from visavis.foundation.clock import now
from visavis.foundation.identity.access import open_to, open_to_everyone
from visavis.foundation.identity.actor import Channel, Role
from visavis.foundation.requests.marks import marks_of
from visavis.foundation.requests.refusal import Refusal
from visavis.foundation.vault.brief import seal_briefly, unseal_briefly
from visavis.rooms.agencies.door import to_ask
from visavis.rooms.contestation import without_file as kept
from visavis.rooms.contestation.actions.answer_without_file import answer_without_file
from visavis.rooms.contestation.actions.complain_without_file import Said, complain_without_file
from visavis.rooms.contestation.actions.look_again_without_file import look_again_without_file
from visavis.rooms.contestation.actions.open_without_file import open_without_file
from visavis.rooms.contestation.actions.take_without_file import take_without_file
from visavis.rooms.contestation.actions.tell_without_file import tell_without_file
from visavis.rooms.contestation.forms import LookForm
from visavis.rooms.contestation.forms_without_file import (
    AnswerWithoutFileForm,
    ComeBackForm,
    KeyedWithoutFileForm,
    WithoutFileForm,
)
from visavis.rooms.contestation.remaking import RIGHTS
from visavis.rooms.contestation.screens.complaining import page_asked
from visavis.rooms.rights.door import TriedLine, tried_line

DESK = (Role.COUNSELLOR, Role.MANAGER)
ANYBODY = "whoever has no file may complain too"
WAIT = timedelta(minutes=15)
MOST_TRIES = {"browser": 5, "address": 25}
_CODES, _READ = "complaint_codes", "complaint_read"


@open_to_everyone(reason=ANYBODY)
def new(request: HttpRequest) -> HttpResponse:
    """One choice, one box that may stay empty, how to be answered; a line of what she tried comes with it. With a
    file, her own page is better."""
    by = request.actor
    if by.role == Role.PERSON:
        return redirect("contestation:complain")
    shape = KeyedWithoutFileForm if by.role in DESK else WithoutFileForm
    form = shape(request.POST or None, initial={"page": page_asked(request), "way": "here"})
    line = tried_line(request) if "ligne" in request.GET else None
    if line:
        form.contest()
    if form.is_valid():
        _keep(request, form, line)
        return redirect("contestation:kept")
    context = {"form": form, "page": form["page"].value(), "desk": by.role in DESK, "line": line}
    return render(request, "contestation/without_file_new.html", context, status=422 if form.errors else 200)


def _keep(request: HttpRequest, form: WithoutFileForm, line: TriedLine | None) -> None:
    by, said = request.actor, form.cleaned_data
    made = complain_without_file(
        said=Said(
            about=RIGHTS if line else said["about"], words=said["words"], page=said["page"], way=said["way"],
            reach=form.reach, line=line.to_json() if line else None,
        ),
        agency_id=_agency_of(request), now=now(), by=by, channel=Channel(said.get("channel") or Channel.WEB),
        marks=("", "") if by.role in DESK else marks_of(request, now()),
    )  # fmt: skip
    request.session[_CODES] = seal_briefly(json.dumps([str(made.id), made.number, made.code]), _CODES)


def _agency_of(request: HttpRequest) -> UUID:
    by, place = request.actor, to_ask()
    if by.agency_id:
        return by.agency_id
    if place is None:
        raise Refusal(
            what=_("La réclamation n’est pas enregistrée."), why=_("Aucune agence n’est encore ouverte ici."),
            now_what=_("Appelez-nous : la personne qui répond la note."), status=503,
        )  # fmt: skip
    return place.id


@open_to_everyone(reason=ANYBODY)
def made(request: HttpRequest) -> HttpResponse:
    """Number, code, who answers, by when: to note or to print. The code leaves the browser with the next press."""
    if request.method == "POST":
        request.session.pop(_CODES, None)
        return redirect("contestation:doors")
    sealed = request.session.get(_CODES)
    words = unseal_briefly(sealed, _CODES) if sealed else None
    if words is None:
        return redirect("contestation:come_back")
    complaint_id, _number, code = json.loads(words)
    context = {"complaint": kept.reread(UUID(complaint_id)), "code": code}
    return render(request, "contestation/without_file_kept.html", context)


@open_to_everyone(reason=ANYBODY)
def come_back(request: HttpRequest) -> HttpResponse:
    """Number and code, then where it stands. Five wrong tries make one wait; nothing says which of both was wrong."""
    form = ComeBackForm(request.POST or None)
    if form.is_valid():
        found = _found(request, form)
        if found:
            request.session[_READ] = seal_briefly(str(found), _READ)
            return redirect("contestation:followed")
        form.add_error(
            "number", _("Aucune réclamation n’a ce numéro et ce code. Relisez-les lettre par lettre.")
        )
    return render(
        request, "contestation/without_file_back.html", {"form": form}, status=422 if form.errors else 200
    )


def _found(request: HttpRequest, form: ComeBackForm) -> UUID | None:
    """The complaint, or one more wrong try. Raises `Refusal` (429) after too many."""
    senders = dict(zip(MOST_TRIES, marks_of(request, now()), strict=True))
    keys = {kind: f"complaint-tries-{mark}" for kind, mark in senders.items()}
    if any(int(cache.get(key) or 0) >= MOST_TRIES[kind] for kind, key in keys.items()):
        raise Refusal(
            what=_("Trop d’essais."), why=_("Plusieurs numéros et codes essayés ici n’ouvrent rien."),
            now_what=_("Réessayez dans un quart d’heure."),
            who=_("Au guichet ou au téléphone, une personne vous donne la réponse avec votre numéro."), status=429,
        )  # fmt: skip
    found = kept.found(form.cleaned_data["number"], form.cleaned_data["code"])
    if found is None:
        for key in keys.values():
            cache.set(key, int(cache.get(key) or 0) + 1, WAIT.total_seconds())
    return found


@open_to_everyone(reason=ANYBODY)
def followed(request: HttpRequest) -> HttpResponse:
    """Where her complaint stands, and its answer. One press and the browser forgets it."""
    if request.method == "POST":
        request.session.pop(_READ, None)
        return redirect("contestation:come_back")
    sealed = request.session.get(_READ)
    words = unseal_briefly(sealed, _READ) if sealed else None
    complaint = kept.reread(UUID(words)) if words else None
    if complaint is None:
        return redirect("contestation:come_back")
    return render(request, "contestation/without_file_followed.html", {"complaint": complaint})


@open_to(*DESK, reason="answering somebody without a file, for her agency")
def one(request: HttpRequest, complaint_id: UUID) -> HttpResponse:
    """What she said, how she wants her answer; the answer; then the call that tells it."""
    complaint = kept.one(complaint_id)
    if complaint is None:
        raise Http404("complaint")
    open_without_file(complaint_id=complaint_id, now=now(), by=request.actor)
    form = AnswerWithoutFileForm(request.POST or None)
    if form.is_valid() and _answered(request, complaint_id, form):
        return redirect("contestation:without_file", complaint_id)
    mine = complaint.owner_id == request.actor.account_id
    context = {"complaint": complaint, "form": form, "mine": mine}
    return render(request, "contestation/without_file_one.html", context, status=422 if form.errors else 200)


def _answered(request: HttpRequest, complaint_id: UUID, form: AnswerWithoutFileForm) -> bool:
    return _done(answer_without_file, request, complaint_id, form, form.said())


def _done(
    act: Callable[..., None], request: HttpRequest, complaint_id: UUID, form: Form, said: Mapping[str, Any]
) -> bool:
    """Act; a refusal about one box goes to that box, and what was typed is kept."""
    try:
        act(complaint_id=complaint_id, **said, now=now(), by=request.actor, channel=Channel.WEB)
    except Refusal as refused:
        if not refused.field:
            raise
        form.add_error(refused.field, refused.why)
        return False
    return True


@open_to(*DESK, reason="reading again an answer of her agency that chance chose")
def look(request: HttpRequest, complaint_id: UUID) -> HttpResponse:
    """What was said, what was checked, what was answered; agree or open again, and why."""
    complaint = kept.one(complaint_id)
    if complaint is None or complaint.look is None:
        raise Http404("second look")
    open_without_file(complaint_id=complaint_id, now=now(), by=request.actor)
    form = LookForm(request.POST or None)
    if form.is_valid() and _done(look_again_without_file, request, complaint_id, form, form.cleaned_data):
        return redirect("contestation:waiting")
    context = {"complaint": complaint, "look": complaint.look, "form": form}
    return render(request, "contestation/without_file_look.html", context, status=422 if form.errors else 200)


@require_POST
@open_to(*DESK, reason="seeing to it that somebody without a file is answered")
def taking(request: HttpRequest, complaint_id: UUID) -> HttpResponse:
    """She takes it on."""
    take_without_file(complaint_id=complaint_id, now=now(), by=request.actor, channel=Channel.WEB)
    return redirect("contestation:without_file", complaint_id)


@require_POST
@open_to(*DESK, reason="noting the call that told the answer")
def telling(request: HttpRequest, complaint_id: UUID) -> HttpResponse:
    """Reached, or not yet."""
    reached = request.POST.get("reached") == "yes"
    tell_without_file(complaint_id=complaint_id, reached=reached, now=now(), by=request.actor)
    return redirect("contestation:without_file", complaint_id)
