"""Somebody registers another who has no file yet: a helper from home, an agent at the desk or on the phone."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from visavis.foundation.clock import now
from visavis.foundation.identity.access import open_to, open_to_everyone
from visavis.foundation.identity.actor import Channel, Role
from visavis.foundation.identity.standing import stand_in
from visavis.foundation.requests.refusal import Refusal
from visavis.rooms.mandates.door import FirstYes, ask_word, asked_lately
from visavis.rooms.registration.actions.begin import Begun
from visavis.rooms.registration.actions.begin_for import begin_for
from visavis.rooms.registration.forms_for_another import SMS, ForAnotherForm
from visavis.rooms.registration.questions import QUESTIONS
from visavis.rooms.registration.screens.asking import agency_of
from visavis.rooms.registration.screens.side import CHANNELS, Side, desk_side, own_side, remember_channel
from visavis.rooms.registration.sheet import sheet

DESK = (Role.COUNSELLOR, Role.MANAGER)


@open_to(Role.HELPER, reason="registering somebody who has no file yet, with her yes")
def helped(request: HttpRequest) -> HttpResponse:
    """Who, in what capacity, and her yes; then the ordinary questions, under the mandate of this act."""
    return _first(request, Side(request.actor, None, Channel.WEB))


@open_to(*DESK, reason="registering somebody who is not there to answer each question, with her yes")
def desk(request: HttpRequest) -> HttpResponse:
    """The same with an agent: her own mandate for the day."""
    channel = CHANNELS.get(request.GET.get("par", ""), Channel.DESK)
    return _first(request, Side(request.actor, None, channel))


def _first(request: HttpRequest, side: Side) -> HttpResponse:
    form = ForAnotherForm(request.POST or None, request.FILES or None, request=request, side=side)
    if form.is_valid() and (begun := _begun(request, side, form)):
        return _onward(request, side, begun)
    status = 422 if form.errors else 200
    return render(request, "registration/for_another.html", {"form": form, "side": side}, status=status)


def _begun(request: HttpRequest, side: Side, form: ForAnotherForm) -> Begun | None:
    """The file, or the refusal beside its box; what was typed is kept."""
    said: dict[str, Any] = form.cleaned_data
    yes = FirstYes(
        way=said["way"], paper=said["paper"] or None, spoken=said["spoken"], phone=said["phone"] or ""
    )
    try:
        if form.is_waited_for(_word_waits(side, yes)):
            return None
        return begin_for(
            said=form.name, kind=said["kind"], yes=yes, agency_id=agency_of(side), now=now(), by=side.by,
            channel=side.channel,
        )  # fmt: skip
    except Refusal as refused:
        if refused.field not in form.fields:
            raise
        form.add_error(refused.field, refused.why)
        request.act_refused = True
        return None


def _word_waits(side: Side, yes: FirstYes) -> str:
    """Her OUI is asked for with the first press, and awaited; '' once it came, or when she said yes otherwise."""
    if yes.way != SMS or side.by.account_id is None:
        return ""
    asked = asked_lately(yes.phone, side.by.account_id, now())
    if asked is None:
        ask_word(number=yes.phone, now=now(), by=side.by)
        return _(
            "Le SMS est parti. Quand elle a répondu OUI, appuyez encore. Ce que vous avez écrit est gardé."
        )
    return "" if asked.said_at else _("Sa réponse n’est pas encore là. Le SMS attend deux heures.")


def _onward(request: HttpRequest, side: Side, begun: Begun) -> HttpResponse:
    side = side.of(begun.file_id)
    if begun.by.mandate:
        stand_in(request, begun.by.mandate.id)
    else:
        remember_channel(request, side)
    return redirect(side.question_url(QUESTIONS[1]))


@open_to_everyone(reason="the paper by which somebody lets another register her, for whoever prints it")
def agreement(request: HttpRequest) -> HttpResponse:
    """To sign by hand, before anything is typed."""
    return render(request, "registration/agreement.html")


@open_to(Role.PERSON, reason="what was done for her, on paper", mandate="registration")
def printed(request: HttpRequest) -> HttpResponse:
    """The sheet for the person: what was done in her name, and how to end it."""
    return _printed(own_side(request))


@open_to(*DESK, reason="what was done for the person, to hand over on paper")
def desk_printed(request: HttpRequest, file_id: UUID) -> HttpResponse:
    """The same sheet, printed at the desk."""
    return _printed(desk_side(request, file_id))


def _printed(side: Side) -> HttpResponse:
    assert side.file_id is not None
    headers = {
        "Content-Disposition": 'inline; filename="inscription.pdf"',
        "Cache-Control": "private, no-store",
    }
    return HttpResponse(sheet(side.file_id, now()), content_type="application/pdf", headers=headers)
