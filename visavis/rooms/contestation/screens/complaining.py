"""Complaining: from the foot of every page, by the person herself; or written down by staff, door said first."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import Resolver404, resolve
from django.utils.translation import gettext as _

from visavis.decisions.remedies import OFFERED
from visavis.foundation.clock import now
from visavis.foundation.identity.access import open_to, open_to_everyone
from visavis.foundation.identity.actor import Channel, Role
from visavis.foundation.requests.codes import show_code
from visavis.foundation.words.show import language
from visavis.rooms.contestation.actions.complain import complain
from visavis.rooms.contestation.forms import ComplainForm, KeyedForm
from visavis.rooms.dossier.door import gate
from visavis.rooms.people.door import name_of

LONGEST = 200


def page_asked(request: HttpRequest) -> str:
    """The page of ours she came from, as its address without a query; '' when it is none."""
    path = request.GET.get("de", "").partition("?")[0]
    try:
        resolve(path)
    except Resolver404:
        return ""
    return path if len(path) <= LONGEST else ""


@open_to_everyone(reason="everybody may know how to complain, before having an account")
def doors(request: HttpRequest) -> HttpResponse:
    """Online, at the desk, by phone, on paper; for staff, where to write down what somebody says."""
    context = {"page": page_asked(request), "staff": request.actor.is_staff, "role": request.actor.role}
    return render(request, "contestation/doors.html", context)


@open_to_everyone(reason="a sheet of paper asks for no account")
def sheet(request: HttpRequest) -> HttpResponse:
    """The paper to print and fill in with a pen: the same questions in the same order."""
    grounds = [each.words.say(language()) for each in OFFERED]
    return render(request, "contestation/sheet.html", {"grounds": grounds, "page": page_asked(request)})


@open_to(Role.PERSON, reason="complaining about what concerns her", mandate="contesting")
def own(request: HttpRequest) -> HttpResponse:
    """One choice, one box that may stay empty, one button."""
    file_id = gate(request, request.actor.file_id, "contestation")
    form = ComplainForm(request.POST or None, initial={"page": page_asked(request)})
    if form.is_valid():
        number = complain(file_id=file_id, **_said(form), now=now(), by=request.actor, channel=Channel.WEB)
        messages.success(request, _thanks(number))
        return redirect("contestation:mine")
    context = {"form": form, "page": form["page"].value(), "stopping": stopping()}
    return render(request, "contestation/complain.html", context, status=422 if form.errors else 200)


@open_to(
    Role.COUNSELLOR, Role.MANAGER, reason="writing down a complaint said at the desk, by phone or on paper"
)
def keyed(request: HttpRequest, file_id: UUID) -> HttpResponse:
    """The same act, by the door the person came in."""
    file_id = gate(request, file_id, "contestation")
    form = KeyedForm(request.POST or None)
    if form.is_valid():
        channel = Channel(form.cleaned_data["channel"])
        number = complain(file_id=file_id, **_said(form), now=now(), by=request.actor, channel=channel)
        messages.success(request, _thanks(number))
        return redirect("contestation:waiting")
    context = {"form": form, "name": name_of(file_id), "stopping": stopping()}
    return render(request, "contestation/keyed.html", context, status=422 if form.errors else 200)


def _said(form: ComplainForm) -> dict[str, str]:
    return {name: form.cleaned_data[name] for name in ("about", "words", "page")}


def _thanks(number: str) -> str:
    return _("C’est enregistré. Le numéro de la réclamation : %(number)s.") % {"number": show_code(number)}


def stopping() -> list[tuple[str, str, str]]:
    """What suspends something, what stops, and by which article."""
    spoken = language()
    return [
        (each.words.say(spoken), each.stops.say(spoken), str(each.law))
        for each in OFFERED
        if each.stops is not None
    ]
