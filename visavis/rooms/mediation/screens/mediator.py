"""The mediator's own seat: a case she has, its file while it runs, what she decides and recommends."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from visavis.foundation.clock import now
from visavis.foundation.identity.access import open_to
from visavis.foundation.identity.actor import Channel, Role
from visavis.foundation.requests.cursor import id_in
from visavis.foundation.requests.refusal import Refusal
from visavis.foundation.trace.purpose import Purpose
from visavis.rooms.contestation.door import of_file as contested_of
from visavis.rooms.contestation.door import one as contested
from visavis.rooms.dossier.door import NEEDS, enter, needs, readings, referents, registered_since, timeline
from visavis.rooms.mediation import queries
from visavis.rooms.mediation.actions.advise import advise
from visavis.rooms.mediation.actions.conclude import conclude
from visavis.rooms.mediation.actions.judge import judge
from visavis.rooms.mediation.actions.recommend import recommend
from visavis.rooms.mediation.actions.take import take
from visavis.rooms.mediation.forms import AdviseForm, ConcludeForm, JudgeForm, RecommendForm
from visavis.rooms.mediation.values import Referred
from visavis.rooms.people.door import contacts_of, name_of
from visavis.rooms.rights.door import latest


def _act(request: HttpRequest) -> dict[str, Any]:
    return {"now": now(), "by": request.actor, "channel": Channel.WEB}


def _case(request: HttpRequest, referral_id: UUID, part: str = "mediation") -> tuple[Referred, UUID]:
    """The case she has and the key of its file, the reading journaled. A file whose case ended is not there."""
    found = queries.one(referral_id)
    if found is None or found.mediator_id != request.actor.account_id:
        raise Http404("referral")
    return found, enter(file_id=found.file_id, what=part, purpose=Purpose.MEDIATION, **_act(request))


@open_to(Role.MEDIATOR, reason="a case a person gave her")
def one(request: HttpRequest, referral_id: UUID) -> HttpResponse:
    """Both versions face to face, the clocks, what was recommended. A case that is over says so, and nothing else."""
    found = queries.one(referral_id)
    if found is None:
        raise Http404("referral")
    if not found.running or found.mediator_id is None:
        return render(request, "mediation/closed.html", {"referred": found})
    found, file_id = _case(request, referral_id)
    before = contested(found.contestation_id) if found.contestation_id else None
    context = {"referred": found, "name": name_of(file_id), "before": before}
    return render(request, "mediation/case.html", context)


@require_POST
@open_to(Role.MEDIATOR, reason="taking a case that waits for a mediator")
def taking(request: HttpRequest, referral_id: UUID) -> HttpResponse:
    """From now on she may read the file."""
    take(referral_id=referral_id, **_act(request))
    return redirect("mediation:one", referral_id)


@open_to(Role.MEDIATOR, reason="saying whether the law lets her take a case she has")
def judging(request: HttpRequest, referral_id: UUID) -> HttpResponse:
    """Yes, or no and by which reason of the law."""
    form = JudgeForm(request.POST or None)
    return _step(
        request, referral_id, form, lambda: judge(referral_id=referral_id, **form.said(), **_act(request))
    )


@open_to(Role.MEDIATOR, reason="recommending something for a person whose case she has")
def recommending(request: HttpRequest, referral_id: UUID) -> HttpResponse:
    """What the service should do for her."""
    form = RecommendForm(request.POST or None)
    return _step(
        request,
        referral_id,
        form,
        lambda: recommend(referral_id=referral_id, **form.cleaned_data, **_act(request)),
    )


@open_to(Role.MEDIATOR, reason="answering a person whose case she has")
def concluding(request: HttpRequest, referral_id: UUID) -> HttpResponse:
    """Her answer; the file is closed to her."""
    form = ConcludeForm(request.POST or None)
    return _step(
        request,
        referral_id,
        form,
        lambda: conclude(referral_id=referral_id, **form.cleaned_data, **_act(request)),
    )


def _step(request: HttpRequest, referral_id: UUID, form: Form, act: Callable[[], object]) -> HttpResponse:
    """One form of a running case; done, back to the case. A refusal about one box goes to that box."""
    found, file_id = _case(request, referral_id)
    if form.is_valid():
        try:
            act()
        except Refusal as refusal:
            if not refusal.field:
                raise
            form.add_error(refusal.field, refusal.why)
        else:
            return redirect("mediation:one", referral_id)
    kind = type(form).__name__.removesuffix("Form").lower()
    context = {"referred": found, "name": name_of(file_id), "form": form, "kind": kind}
    return render(request, "mediation/step.html", context, status=422 if form.errors else 200)


@open_to(Role.MEDIATOR, reason="the file of a person whose case she has, while it runs")
def file(request: HttpRequest, referral_id: UUID) -> HttpResponse:
    """The file by mandate: who she is, what she contested, what happened, who read. To read, not to change."""
    found, file_id = _case(request, referral_id, "dossier")
    context = {
        "referred": found,
        "name": name_of(file_id),
        "contacts": contacts_of(file_id),
        "needs": [dict(NEEDS).get(code, code) for code in needs(file_id)],
        "referents": referents(file_id),
        "since": registered_since(file_id),
        "contested": contested_of(file_id),
        "rights": latest(file_id),
        "timeline": timeline(file_id),
        "readings": readings(file_id, lists=False)[:5],
    }
    return render(request, "mediation/file.html", context)


@open_to(Role.MEDIATOR, reason="her own recommendations and what became of them")
def recommended(request: HttpRequest) -> HttpResponse:
    """For people, without their name once the case is over; for the whole service."""
    rows = queries.recommended_by(request.actor.account_id, before=id_in(request.GET, "avant"))
    more = rows[-1].id if len(rows) == queries.PAGE else None
    return render(
        request, "mediation/recommended.html", {"rows": rows, "more": more, "general": queries.general()}
    )


@open_to(Role.MEDIATOR, reason="telling the whole service what should change")
def advising(request: HttpRequest) -> HttpResponse:
    """Published word for word."""
    form = AdviseForm(request.POST or None)
    if form.is_valid():
        try:
            advise(**form.cleaned_data, **_act(request))
        except Refusal as refusal:
            if not refusal.field:
                raise
            form.add_error(refusal.field, refusal.why)
        else:
            return redirect("mediation:recommended")
    return render(request, "mediation/advise.html", {"form": form}, status=422 if form.errors else 200)
