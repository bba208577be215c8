"""Meeting a human: all that other rooms and homes may ask of appointments."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from visavis.rooms.appointments.actions.book import book
from visavis.rooms.appointments.actions.cancel import cancel
from visavis.rooms.appointments.actions.move import move
from visavis.rooms.appointments.actions.open_slots import open_slots
from visavis.rooms.appointments.codes import mark_of as mark_of_code
from visavis.rooms.appointments.motives import MODE_WORDS, Mode
from visavis.rooms.appointments.promise import Promised, promised
from visavis.rooms.appointments.queries import Meeting, Slot, agenda, coming, free_slots, next_physical

__all__ = [
    "MODE_WORDS", "Meeting", "Mode", "Promised", "Slot", "agenda", "book", "cancel", "coming", "free_slots",
    "mark_of_code", "move", "next_of", "next_physical", "open_slots", "promised",
]  # fmt: skip


def next_of(file_id: UUID, now: datetime) -> Meeting | None:
    """The next appointment of a file, None when nothing is booked."""
    return next(iter(coming(file_id, now)), None)
