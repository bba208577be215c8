"""The appointment an act is about, locked until the act is done."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from django.utils.translation import gettext as _

from visavis.decisions.presence.notice import still_possible
from visavis.foundation.identity.actor import Actor
from visavis.foundation.requests.refusal import Refusal
from visavis.rooms.appointments.actions._hold import until
from visavis.rooms.appointments.models import Appointment
from visavis.rooms.appointments.permissions import may_hold


def standing(appointment_id: UUID, by: Actor, what: str) -> Appointment:
    """The appointment that holds, for somebody who may act on it. Raises `Refusal` beginning with `what`."""
    row = Appointment.objects.select_for_update(of=("self",)).filter(id=appointment_id, ended_at=None).first()
    if row is None:
        why = _("Ce rendez-vous a déjà été déplacé ou annulé.")
        raise Refusal(what, why, now_what=_("Vos rendez-vous à venir sont dans la liste."), status=404)
    if reason := may_hold(by, row.file_id):
        raise Refusal(what, reason, status=403)
    return row


def in_time(row: Appointment, notice: timedelta, now: datetime, what: str) -> None:
    """Raises `Refusal` (410) once the act is too late, with the hour until which it was possible."""
    if not still_possible(starts=row.starts_at, now=now, notice=notice):
        raise Refusal(
            what,
            until(row, notice, now),
            now_what=_("Appelez-nous : on s’arrange. Vos droits ne changent pas."),
            who=_("Quelqu’un répond au guichet et au téléphone."),
            status=410,
        )
