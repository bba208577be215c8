"""The counsellor's meetings: her agenda, giving a meeting to a person, opening slots."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import ngettext

from visavis.foundation.clock import now
from visavis.foundation.identity.access import open_to
from visavis.foundation.identity.actor import Channel, Role
from visavis.foundation.requests.cursor import id_in, id_sent
from visavis.foundation.trace.purpose import Purpose
from visavis.rooms.appointments import queries
from visavis.rooms.appointments.actions.cancel import cancel
from visavis.rooms.appointments.actions.move import move
from visavis.rooms.appointments.actions.open_slots import open_slots
from visavis.rooms.appointments.at_desk import agenda_page, offer_for
from visavis.rooms.appointments.forms import ByStaff, OpenSlotsForm
from visavis.rooms.appointments.offer import offered_instead
from visavis.rooms.appointments.shown import code_shown, shown
from visavis.rooms.appointments.taking import Taking
from visavis.rooms.dossier.door import channel_of, enter, gate
from visavis.rooms.people.door import name_of

DESK = (Role.COUNSELLOR, Role.MANAGER)


@open_to(*DESK, reason="her own meetings")
def agenda(request: HttpRequest) -> HttpResponse:
    """Today and after, in order of hours."""
    return render(
        request, "appointments/agenda.html", agenda_page(request.actor, id_in(request.GET, "apres"), now())
    )


@open_to(*DESK, reason="giving a meeting to a person of the agency")
def for_file(request: HttpRequest, file_id: UUID) -> HttpResponse:
    """The free slots for one person."""
    file_id = gate(request, file_id, "appointments")
    context = {"offer": offer_for(request, file_id, now()), "name": name_of(file_id), "file_id": file_id}
    return render(request, "appointments/for_file.html", context)


@open_to(*DESK, reason="giving a meeting to a person of the agency")
def slot_for_file(request: HttpRequest, file_id: UUID, slot_id: UUID) -> HttpResponse:
    """One slot for one person: the same form, and how she asked."""
    file_id, found = gate(request, file_id, "appointments"), queries.slot(slot_id)
    if found is None:
        raise Http404("slot")
    taking = Taking(request, found, file_id)
    if request.method == "POST" and (appointment_id := taking.book(now())):
        return redirect(*taking.onward(appointment_id))
    context = taking.context(now()) | {"name": name_of(file_id)}
    return render(request, "appointments/slot.html", context, status=taking.status)


@open_to(*DESK, reason="preparing a meeting of the agency")
def at_desk(request: HttpRequest, appointment_id: UUID) -> HttpResponse:
    """One meeting, to move or to cancel with the person. Opening it is a reading she will see."""
    it = queries.meeting(appointment_id)
    if it is None:
        raise Http404("appointment")
    enter(
        file_id=it.file_id,
        what="appointments",
        purpose=Purpose.PREPARE_APPOINTMENT,
        now=now(),
        by=request.actor,
        channel=Channel.WEB,
    )
    form = ByStaff(request.POST if request.method == "POST" else None)
    if form.is_valid():
        return _change(request, appointment_id)
    offer = offered_instead(request.GET, it, now())
    context = {
        "it": shown(it, name_of(it.file_id).full),
        "form": form,
        "offer": offer,
        "code": code_shown(it.id),
    }
    return render(request, "appointments/at_desk.html", context, status=422 if form.errors else 200)


def _change(request: HttpRequest, appointment_id: UUID) -> HttpResponse:
    act = {
        "appointment_id": appointment_id,
        "now": now(),
        "by": request.actor,
        "channel": channel_of(request),
    }
    if slot_id := id_sent(request.POST, "slot"):
        return redirect("appointments:at_desk", move(slot_id=slot_id, **act))
    cancel(**act)
    return redirect("appointments:agenda")


@open_to(*DESK, reason="saying when she can be met")
def opening(request: HttpRequest) -> HttpResponse:
    """Open slots along the desk's hours."""
    form = OpenSlotsForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        count = open_slots(
            agency_id=request.actor.agency_id,
            counsellor_id=request.actor.account_id,
            now=now(),
            by=request.actor,
            channel=Channel.WEB,
            **form.cleaned_data,
        )
        said = ngettext("%(count)s créneau est ouvert.", "%(count)s créneaux sont ouverts.", count)
        messages.success(request, said % {"count": count})
        return redirect("appointments:agenda")
    return render(request, "appointments/opening.html", {"form": form}, status=422 if form.errors else 200)
