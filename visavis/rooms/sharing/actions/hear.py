"""Hear a text message: STOP ends every agreement too, as it ends every mandate."""

from __future__ import annotations

from datetime import datetime

from visavis.foundation.identity.actor import SERVICE, Actor, Channel, Role, acting_as
from visavis.rooms.mandates.door import STOP, people_at
from visavis.rooms.sharing.actions.end import end_all


def hear(*, number: str, text: str, reference: str, now: datetime, by: Actor, channel: Channel) -> bool:
    """End what whoever can be reached at this number agreed to. False: nothing of ours in it."""
    word = next(iter(text.upper().split()), "").strip(".,;:!?")
    if word not in STOP:
        return False
    with acting_as(SERVICE):
        people = people_at(number)
    done = 0
    for file_id in people:
        herself = Actor(role=Role.PERSON, file_id=file_id)
        with acting_as(herself):
            done += end_all(file_id=file_id, now=now, by=herself, channel=Channel.SMS)
    return bool(done)
