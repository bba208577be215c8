"""Holding a slot for a person: the one insertion that books and moves share. PostgreSQL decides who was first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from visavis.decisions.presence.notice import possible_until, still_possible
from visavis.foundation.requests.refusal import Refusal
from visavis.rooms.agencies.door import agency
from visavis.rooms.appointments.codes import FreshCode
from visavis.rooms.appointments.models import Appointment, Lapse, Slot
from visavis.rooms.appointments.motives import book_notice, motive_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What a person asks for with a slot."""

    mode: str
    motive: str
    needs: tuple[str, ...] = ()
    company: str = ""


def not_taken(why: str, status: int = 422, what: str = "") -> Refusal:
    """The refusal of a slot, with what one can do and who helps."""
    return Refusal(
        what or _("Ce rendez-vous n’est pas pris."),
        why,
        status=status,
        now_what=_("Choisissez un autre créneau : la liste est à jour."),
        who=_("Au guichet ou au téléphone, quelqu’un le cherche avec vous."),
    )


def open_slot(slot_id: UUID, wish: Wish, now: datetime) -> Slot:
    """The slot, when it can still be booked in that mode. Raises `Refusal`."""
    slot = Slot.objects.filter(id=slot_id, withdrawn_at=None).first()
    if slot is None:
        raise not_taken(_("Ce créneau n’existe plus."), 404)
    if wish.mode not in slot.modes:
        raise not_taken(_("Ce créneau ne se tient pas de cette façon."))
    notice = book_notice(motive_of(wish.motive), wish.mode)
    if not still_possible(starts=slot.starts_at, now=now, notice=notice):
        raise not_taken(until(slot, notice, now), 410, _("Il est trop tard pour ce créneau."))
    return slot


def until(row: Slot | Appointment, notice: timedelta, now: datetime) -> str:
    """The last moment, in a sentence: "possible until Thursday 26 November 2026 at 8:15" (agency's hours)."""
    place = agency(row.agency_id)
    words = possible_until(starts=place.local(row.starts_at), notice=notice, today=place.local(now).date())
    return words.say((get_language() or "fr")[:2])


def hold(
    *,
    slot: Slot,
    file_id: UUID,
    wish: Wish,
    code: FreshCode,
    moved_from: UUID | None,
    now: datetime,
    channel: str,
) -> Appointment:
    """Insert the appointment, or learn that somebody was faster. Raises `Refusal` (409)."""
    row = Appointment(
        file_id=file_id, slot=slot, agency_id=slot.agency_id, counsellor_id=slot.counsellor_id,
        starts_at=slot.starts_at, ends_at=slot.ends_at, mode=wish.mode, motive=motive_of(wish.motive).code,
        needs=list(wish.needs), company=wish.company, channel=channel, booked_at=now, code_mark=code.mark,
        sealed_code=code.sealed, moved_from_id=moved_from,
    )  # fmt: skip
    Appointment.objects.bulk_create([row], ignore_conflicts=True)
    if Appointment.objects.filter(id=row.id).exists():
        return row
    if _elsewhere(slot, file_id):
        raise not_taken(_("Vous avez déjà un rendez-vous à cette heure."), 409)
    raise not_taken(_("Quelqu’un vient de prendre ce créneau."), 409)


def _elsewhere(slot: Slot, file_id: UUID) -> bool:
    same_time = Appointment.objects.alias(lapse=Lapse("starts_at", "ends_at"))
    return same_time.filter(
        file_id=file_id, ended_at=None, lapse__overlap=(slot.starts_at, slot.ends_at)
    ).exists()
