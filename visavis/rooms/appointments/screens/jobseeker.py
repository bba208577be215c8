"""A person's meetings: the coming ones, the free slots, and one of them to move, cancel or prepare."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from visavis.foundation.clock import now
from visavis.foundation.identity.access import open_to
from visavis.foundation.identity.actor import Actor, Role
from visavis.foundation.letters.reading import sheet_of
from visavis.foundation.requests.cursor import id_sent
from visavis.rooms.appointments import letters, queries
from visavis.rooms.appointments.actions.cancel import cancel
from visavis.rooms.appointments.actions.move import move
from visavis.rooms.appointments.actions.prepare import prepare
from visavis.rooms.appointments.forms import PrepareForm
from visavis.rooms.appointments.holder import holding, remember
from visavis.rooms.appointments.offer import offered, offered_instead
from visavis.rooms.appointments.queries import Meeting
from visavis.rooms.appointments.shown import code_shown, shown
from visavis.rooms.dossier.door import agency_id_of, channel_of, gate, referents

HOLDERS = (Role.PERSON, Role.VISITOR)


def _held(appointment_id: UUID) -> Meeting:
    held = queries.meeting(appointment_id)
    if held is None:
        raise Http404("appointment")
    return held


def _after(by: Actor) -> str:
    return "appointments:own" if by.role in {Role.PERSON, Role.HELPER} else "appointments:free"


@open_to(Role.PERSON, reason="her own meetings", mandate="appointments")
def own(request: HttpRequest) -> HttpResponse:
    """The coming meetings, then the free slots of her counsellor, on site first."""
    file_id = gate(request, request.actor.file_id, "appointments")
    agency_id = agency_id_of(file_id)
    if agency_id is None:
        raise Http404("agency")
    referent = next((each.account_id for each in referents(file_id) if each.to_on is None), None)
    offer = offered(request.GET, agency_id, now(), counsellor_id=referent, file_id=file_id)
    meetings = [shown(each) for each in queries.coming(file_id, now())]
    return render(request, "appointments/own.html", {"offer": offer, "meetings": meetings})


@open_to(*HOLDERS, reason="her own meeting, or the one whose code she showed", mandate="appointments")
def held(request: HttpRequest, appointment_id: UUID) -> HttpResponse:
    """One meeting: when, where, with whom; what to prepare; how to change it."""
    with holding(request, appointment_id) as by:
        it = _held(appointment_id)
        sent = request.POST if request.method == "POST" else None
        form = PrepareForm(sent, initial={"needs": it.needs, "company": it.company})
        if form.is_valid():
            prepare(appointment_id=it.id, now=now(), by=by, channel=channel_of(request), **form.wish())
            messages.success(request, _("C’est noté. Nous le préparons."))
            return redirect("appointments:held", it.id)
        context = {
            "it": shown(it),
            "form": form,
            "code": code_shown(it.id),
            "by_code": by.role == Role.VISITOR,
        }
        return render(request, "appointments/held.html", context, status=422 if form.errors else 200)


@open_to(*HOLDERS, reason="moving her own meeting", mandate="appointments")
def moving(request: HttpRequest, appointment_id: UUID) -> HttpResponse:
    """Another slot in one press; the former one is kept until the new one is sure."""
    with holding(request, appointment_id) as by:
        it = _held(appointment_id)
        if slot_id := id_sent(request.POST, "slot"):
            kept = move(appointment_id=it.id, slot_id=slot_id, now=now(), by=by, channel=channel_of(request))
            remember(request, kept)
            return redirect("appointments:held", kept)
        offer = offered_instead(request.GET, it, now(), link=lambda slot: "")
        return render(request, "appointments/moving.html", {"it": shown(it), "offer": offer})


@open_to(*HOLDERS, reason="cancelling her own meeting", mandate="appointments")
def cancelling(request: HttpRequest, appointment_id: UUID) -> HttpResponse:
    """One question, then it is done; it costs nothing."""
    with holding(request, appointment_id) as by:
        it = _held(appointment_id)
        if request.method == "POST":
            cancel(appointment_id=it.id, now=now(), by=by, channel=channel_of(request))
            messages.success(request, _("Votre rendez-vous est annulé. Cela ne change rien à vos droits."))
            return redirect(_after(by))
        return render(request, "appointments/cancelling.html", {"it": shown(it)})


@open_to(*HOLDERS, reason="the letter of her own meeting", mandate="appointments")
def letter(request: HttpRequest, appointment_id: UUID) -> HttpResponse:
    """The letter as PDF, written now when it was not yet."""
    with holding(request, appointment_id):
        it = _held(appointment_id)
        sent = letters.on_booked(it.id, now())
        sheet = sheet_of(it.file_id, sent.id) if sent else None
    if sheet is None:
        raise Http404("letter")
    headers = {"Content-Disposition": f'attachment; filename="{sheet.name}"'}
    return HttpResponse(sheet.content, content_type="application/pdf", headers=headers)
