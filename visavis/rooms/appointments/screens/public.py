"""Booking without an account: the free slots, one slot, and the code on the paper."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from visavis.foundation.clock import now
from visavis.foundation.identity.access import open_to_everyone
from visavis.foundation.identity.actor import Role
from visavis.foundation.requests.cursor import id_in, id_sent
from visavis.foundation.requests.refusal import Refusal
from visavis.rooms.agencies.door import near, to_ask
from visavis.rooms.appointments import queries
from visavis.rooms.appointments.codes import found_by_code
from visavis.rooms.appointments.forms import CodeForm
from visavis.rooms.appointments.holder import remember
from visavis.rooms.appointments.offer import offered
from visavis.rooms.appointments.pace import CODES, too_often
from visavis.rooms.appointments.taking import Taking


@open_to_everyone(reason="booking a meeting needs no account")
def free(request: HttpRequest) -> HttpResponse:
    """The free slots of an agency, on site first."""
    if request.actor.role == Role.PERSON:
        return redirect("appointments:own")
    asked, typed = id_in(request.GET, "agence"), request.GET.get("lieu", "").strip()
    places = near(typed)
    place = to_ask(str(asked or "")) if asked or not (typed and places) else places[0]
    if place is None or (asked and place.id != asked):
        raise Http404("agency")
    offer = offered(request.GET, place.id, now())
    context = {
        "offer": offer,
        "others": [each for each in places if each.id != place.id],
        "many": not near(""),
        "typed": typed,
        "here": f"agence={place.id}&",
    }
    return render(request, "appointments/free.html", context)


@open_to_everyone(reason="booking a meeting needs no account")
def slot(request: HttpRequest, slot_id: UUID) -> HttpResponse:
    """One slot: nothing compulsory but a name from somebody unknown."""
    found = queries.slot(slot_id)
    if found is None:
        raise Http404("slot")
    taking = Taking(request, found)
    if request.method == "POST" and (appointment_id := taking.book(now())):
        return redirect(*taking.onward(appointment_id))
    return render(request, "appointments/slot.html", taking.context(now()), status=taking.status)


@require_POST
@open_to_everyone(reason="the button of the human block books in one action")
def reserve(request: HttpRequest) -> HttpResponse:
    """Book at once for whoever is known; lead the others to the one question."""
    slot_id = id_sent(request.POST, "slot")
    found = queries.slot(slot_id) if slot_id else None
    if found is None:
        raise Http404("slot")
    if request.actor.file_id is None or request.actor.is_staff:
        return redirect("appointments:slot", slot_id)
    return redirect(*Taking(request, found).book_at_once(now()))


@open_to_everyone(reason="a paper code stands for an account")
def code(request: HttpRequest) -> HttpResponse:
    """From the code on the paper to the appointment."""
    form = CodeForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        if too_often(request, CODES, now()):
            raise too_many_codes()
        if found := found_by_code(form.cleaned_data["code"], now()):
            remember(request, found.id)
            return redirect("appointments:held", found.id)
        form.add_error(
            "code",
            _("Aucun rendez-vous à venir n’a ce code. Relisez-le, ou appelez-nous : votre nom suffit."),
        )
    return render(request, "appointments/code.html", {"form": form}, status=422 if form.errors else 200)


def too_many_codes() -> Refusal:
    """Said after five wrong codes."""
    return Refusal(
        _("Ce code n’est pas vérifié."),
        _("Trop de codes ont été essayés depuis cet appareil ou ce lieu."),
        _("Réessayez dans un quart d’heure. Votre rendez-vous tient toujours."),
        _("Au guichet ou au téléphone, votre nom suffit."),
        status=429,
    )
