"""The rooms that own what was said get it at once; the rest stays with the registration."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from visavis.foundation.identity.actor import SERVICE, Actor, Channel, acting_as
from visavis.rooms.dossier.door import day_of
from visavis.rooms.mandates.door import keep_reach
from visavis.rooms.mandates.door import of_file as mandates_of
from visavis.rooms.people import door as people

Said = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Told:
    """An answer on its way: what is said now, what was said `before` (None: nothing), by whom, when."""

    file_id: UUID
    said: Said
    before: Said | None
    now: datetime
    by: Actor
    channel: Channel


def pass_on(question: str, told: Told) -> Said:
    """Give an answer to its room, and return what stays with the registration."""
    receiver = _RECEIVERS.get(question)
    return receiver(told) if receiver else told.said


def _name(told: Told) -> Said:
    if told.said != told.before:
        given, family, on = (
            told.said.get("given", ""),
            told.said.get("family", ""),
            day_of(told.file_id, told.now),
        )
        people.give_name(file_id=told.file_id, given=given, family=family, on=on)
        if birth := told.said.get("birth_family"):
            people.give_name(file_id=told.file_id, given=given, family=birth, kind="birth", on=on)
    return told.said


def _birth(told: Told) -> Said:
    people.give_birth_date(file_id=told.file_id, on=date.fromisoformat(told.said["born_on"]))
    return told.said


def _reach(told: Told) -> Said:
    said = told.said
    address = {"letter": said.get("letter"), "mail": said.get("mail"), "phone": said.get("phone")}
    address["sms"] = address["phone"]
    kinds = dict.fromkeys(said[rank] for rank in ("first", "second", "third") if said.get(rank))
    contacts = [people.Contact(kind, address.get(kind) or "") for kind in kinds]
    if said != told.before:
        people.reach_by(
            file_id=told.file_id,
            contacts=contacts,
            on=day_of(told.file_id, told.now),
            now=told.now,
            by=told.by,
            channel=told.channel,
        )
        if mandates_of(told.file_id, told.now, most=1):
            with acting_as(SERVICE):  # STOP by text message works from the number she has just given
                keep_reach(told.file_id)
    return said


def _number(told: Told) -> Said:
    """Only the end of the number stays with the answers."""
    number = told.said.get("number")
    if not number:
        return told.before or {}
    people.keep_identity_number(file_id=told.file_id, number=number, now=told.now)
    return {"ending": number[-2:]}


_RECEIVERS: dict[str, Callable[[Told], Said]] = {
    "name": _name,
    "birth": _birth,
    "reach": _reach,
    "number": _number,
}
