"""A helper: the people who gave her a mandate, and nothing else; one file open at a time; her hours."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from visavis.foundation.clock import now
from visavis.foundation.identity.access import open_to
from visavis.foundation.identity.actor import Actor, Channel, Role, acting_as
from visavis.foundation.identity.standing import stand_back, stand_in
from visavis.foundation.requests.cursor import id_in
from visavis.rooms.dossier.door import names_in_list
from visavis.rooms.mandates import queries
from visavis.rooms.mandates.actions.end import end
from visavis.rooms.mandates.actions.open import open_under
from visavis.rooms.mandates.actions.time import time
from visavis.rooms.mandates.families import FAMILIES
from visavis.rooms.mandates.forms import MinutesForm
from visavis.rooms.mandates.values import Held


def _bare(request: HttpRequest) -> Actor:
    """The helper herself, whatever file she has open."""
    return replace(request.actor, file_id=None, mandate=None)


def _hers(request: HttpRequest, mandate_id: UUID) -> Held:
    """A mandate that is hers and holds now; anything else does not exist."""
    found = queries.one(mandate_id, now())
    if found is None or found.account_id != _bare(request).account_id or found.state != "holding":
        raise Http404("mandate")
    return found


@open_to(Role.HELPER, reason="the people who gave her a mandate")
def home(request: HttpRequest) -> HttpResponse:
    """Whom she helps now, for what, until when; how many minutes this month."""
    at, by = now(), _bare(request)
    with acting_as(by):
        held = queries.of_helper(by.account_id, at, after=id_in(request.GET, "apres"))
        names = names_in_list([each.file_id for each in held], now=at, by=by)
        first = at.replace(day=1, hour=0, minute=0, second=0, microsecond=0)
        minutes = queries.minutes_since(by.account_id, first)
    context = {
        "rows": [(each, names[each.file_id].full if each.file_id in names else "") for each in held],
        "minutes": minutes,
        "month": first.date(),
        "more": held[-1].id if len(held) == queries.PAGE else None,
    }
    return render(request, "mandates/home.html", context)


@open_to(Role.HELPER, reason="one person who gave her a mandate")
def one(request: HttpRequest, mandate_id: UUID) -> HttpResponse:
    """What this mandate lets her do, what she did, with its time."""
    with acting_as(_bare(request)) as by:
        found = _hers(request, mandate_id)
        names = names_in_list([found.file_id], now=now(), by=by)
        done = queries.help_under(mandate_id, before=id_in(request.GET, "avant"))
    opened = request.actor.mandate
    context = {
        "mandate": found,
        "name": names[found.file_id].full if found.file_id in names else "",
        "open": bool(opened and opened.id == mandate_id),
        "doors": [FAMILIES[code] for code in found.families if FAMILIES[code].page],
        "done": done,
        "more": done[-1].id if len(done) == queries.PAGE else None,
    }
    return render(request, "mandates/one.html", context)


@require_POST
@open_to(Role.HELPER, reason="opening the file of a person who gave her a mandate")
def opening(request: HttpRequest, mandate_id: UUID) -> HttpResponse:
    """The file is open in this browser until she closes it, or the mandate ends."""
    with acting_as(_bare(request)) as by:
        open_under(mandate_id=mandate_id, now=now(), by=by, channel=Channel.WEB)
    stand_in(request, mandate_id)
    return redirect("mandates:one", mandate_id)


@require_POST
@open_to(Role.HELPER, reason="closing the file she has open")
def closing(request: HttpRequest) -> HttpResponse:
    """On a shared computer nothing stays."""
    stand_back(request)
    return redirect("mandates:home")


@require_POST
@open_to(Role.HELPER, reason="giving a mandate back")
def giving_back(request: HttpRequest, mandate_id: UUID) -> HttpResponse:
    """The helper ends it herself; the person is told."""
    with acting_as(_bare(request)) as by:
        found = _hers(request, mandate_id)
        end(mandate_id=found.id, now=now(), by=by, channel=Channel.WEB)
    stand_back(request)
    messages.success(request, _("Le mandat est rendu. La personne en est prévenue."))
    return redirect("mandates:home")


@require_POST
@open_to(Role.HELPER, reason="saying how long an act of help took")
def timing(request: HttpRequest, use_id: UUID) -> HttpResponse:
    """A truer number of minutes in place of the measured one."""
    form = MinutesForm(request.POST)
    if form.is_valid():
        time(
            use_id=use_id,
            minutes=form.cleaned_data["minutes"],
            now=now(),
            by=request.actor,
            channel=Channel.WEB,
        )
        messages.success(request, _("C’est noté."))
    else:
        messages.error(request, _("Dites un nombre de minutes entre 0 et 600."))
    return redirect("mandates:home")
