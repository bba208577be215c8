"""Taking one slot, whoever asks: the right form for who is asking, one action, what was typed kept."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.utils.translation import gettext as _

from visavis.foundation.identity.actor import Actor
from visavis.foundation.requests.refusal import Refusal
from visavis.rooms.agencies.door import agency
from visavis.rooms.appointments.actions.book import book
from visavis.rooms.appointments.actions.book_unknown import book_unknown
from visavis.rooms.appointments.forms import BookForm, StaffBookForm, StaffUnknownForm, UnknownForm
from visavis.rooms.appointments.holder import remember
from visavis.rooms.appointments.motives import Mode
from visavis.rooms.appointments.pace import BOOKINGS, too_often
from visavis.rooms.appointments.queries import Slot, free_slots
from visavis.rooms.dossier.door import channel_of

# (a member of staff types, the person has a file) → what is asked
FORMS = {
    (False, True): BookForm,
    (False, False): UnknownForm,
    (True, True): StaffBookForm,
    (True, False): StaffUnknownForm,
}


class Taking:
    """One request for one slot. `file_id` is the file a counsellor books for, when she has opened it."""

    def __init__(self, request: HttpRequest, slot: Slot, file_id: UUID | None = None) -> None:
        self.request, self.slot = request, slot
        self.actor: Actor = request.actor
        self.file_id = file_id or (None if self.actor.is_staff else self.actor.file_id)
        asked = request.GET.get("moyen", "")
        chosen = {"mode": asked} if asked in slot.modes and asked != Mode.ON_SITE else {}
        kind = FORMS[self.actor.is_staff, self.file_id is not None]
        self.form = kind(request.POST if request.method == "POST" else None, modes=slot.modes, initial=chosen)
        self.status = 200

    def book(self, now: datetime) -> UUID | None:
        """The appointment, or None when the form has something to say (`status` tells which)."""
        if not self.form.is_valid():
            self.status = 422
            return None
        try:
            return self._book(now)
        except Refusal as refusal:
            self.form.add_error(None, str(refusal))
            self.status = refusal.status
            return None

    def _book(self, now: datetime) -> UUID:
        act: dict[str, Any] = {
            "slot_id": self.slot.id,
            "now": now,
            "by": self.actor,
            "channel": channel_of(self.request),
            **self.form.wish(),
        }
        if self.file_id:
            return book(file_id=self.file_id, **act)
        if not self.actor.is_staff and too_often(self.request, BOOKINGS, now):
            raise _too_many()
        said = self.form.cleaned_data
        return book_unknown(name=said["name"], reach=said["reach"], **act)

    def book_at_once(self, now: datetime) -> tuple[Any, ...]:
        """Book with nothing more to say, and where to lead: the appointment, where the rest can be added."""
        channel = channel_of(self.request)
        return self.onward(
            book(file_id=self.file_id, slot_id=self.slot.id, now=now, by=self.actor, channel=channel)
        )

    def onward(self, appointment_id: UUID) -> tuple[Any, ...]:
        """Where to lead once it is booked."""
        if self.actor.is_staff:
            return "appointments:at_desk", appointment_id
        remember(self.request, appointment_id)
        return "appointments:held", appointment_id

    def context(self, now: datetime) -> dict[str, Any]:
        """What the page shows; other slots come along when this one is gone, so that nothing is typed twice."""
        gone = self.status in {404, 409, 410}
        asked = self.request.GET.get("moyen", Mode.ON_SITE)
        others = free_slots(
            self.slot.agency_id,
            now,
            mode=asked if asked in set(Mode) else Mode.ON_SITE,
            file_id=self.file_id,
            most=6,
        )
        return {
            "slot": self.slot,
            "form": self.form,
            "file_id": self.file_id,
            "staff": self.actor.is_staff,
            "others": [each for each in others if each.id != self.slot.id] if gone else [],
            "at": agency(self.slot.agency_id),
            "on_site": Mode.ON_SITE in self.slot.modes,
        }


def _too_many() -> Refusal:
    return Refusal(
        _("Ce rendez-vous n’est pas pris."),
        _("Trop de rendez-vous ont été pris sans compte depuis cet appareil ou ce lieu."),
        _("Réessayez dans une heure, ou appelez-nous."),
        _("Au guichet ou au téléphone, on vous en donne un tout de suite."),
        status=429,
    )
