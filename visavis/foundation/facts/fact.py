"""The shape of a fact: a header of six, and five fields at most that carry ids, codes and numbers."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import datetime
from inspect import get_annotations
from typing import Any, ClassVar
from uuid import UUID

from visavis.foundation.identity.actor import Actor, Channel
from visavis.foundation.requests.ids import uuid7

HEADER = ("id", "at", "by", "channel", "agency", "person")
AT_MOST = 5


@dataclass(frozen=True, kw_only=True)
class Fact:
    """Something that happened. Subclasses are named in the past tense: `AppointmentBooked`.

    `by` is the actor, `person` the file key concerned, `agency` the agency where it counts.
    """

    id: UUID
    at: datetime
    by: Actor
    channel: Channel
    agency: UUID | None
    person: UUID | None
    name: ClassVar[str] = "fact"

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        room = cls.__module__.split(".")[-2]
        cls.name = f"{room}.{cls.__name__}"
        own = [name for name in get_annotations(cls) if name not in HEADER]
        if len(own) > AT_MOST:
            raise TypeError(f"{cls.name} has {len(own)} fields; a fact carries {AT_MOST} at most")

    def details(self) -> dict[str, Any]:
        """The fact's own fields, ready for JSON."""
        own = (field.name for field in fields(self) if field.name not in HEADER)
        return {name: _plain(getattr(self, name)) for name in own}


def _plain(value: Any) -> Any:
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, datetime) or hasattr(value, "isoformat"):
        return value.isoformat()
    return str(value)


def header(
    *, now: datetime, by: Actor, channel: Channel, file_id: UUID | None, agency_id: UUID | None = None
) -> dict[str, Any]:
    """The six fields every fact begins with: `Booked(**header(now=now, by=by, …), slot_id=…)`."""
    return {
        "id": uuid7(),
        "at": now,
        "by": by,
        "channel": channel,
        "agency": agency_id or by.agency_id,
        "person": file_id,
    }
