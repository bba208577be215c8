"""Who may touch an appointment in this request: its person, or whoever showed its code in this browser."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

from django.http import Http404, HttpRequest

from visavis.foundation.clock import now
from visavis.foundation.identity.actor import SERVICE, Actor, Channel, Role, acting_as
from visavis.foundation.trace.purpose import Purpose
from visavis.rooms.appointments.codes import ends_at
from visavis.rooms.appointments.models import Appointment
from visavis.rooms.dossier.door import enter

_SHOWN = "appointments"


def remember(request: HttpRequest, appointment_id: UUID) -> None:
    """This browser has shown the code of the appointment, or booked it: until the session, or its day, ends."""
    request.session[_SHOWN] = [*request.session.get(_SHOWN, [])[-9:], str(appointment_id)]


@contextmanager
def holding(request: HttpRequest, appointment_id: UUID) -> Iterator[Actor]:
    """Act as the holder of one appointment. 404 for anybody else, as if it did not exist.

    It is a reading of her file, and it leaves its trace like any other.
    """
    actor: Actor = request.actor
    if actor.role == Role.VISITOR and str(appointment_id) in request.session.get(_SHOWN, []):
        with acting_as(SERVICE):
            shown = Appointment.objects.filter(id=appointment_id).first()
            file_id = shown.file_id if shown and now() < ends_at(shown) else None
        actor = actor.with_file(file_id) if file_id else actor
    if actor.file_id is None:
        raise Http404("appointment")
    with acting_as(actor):
        enter(
            file_id=actor.file_id,
            what="appointments",
            purpose=Purpose.OWN_FILE,
            now=now(),
            by=actor,
            channel=Channel.WEB,
        )
        yield actor
