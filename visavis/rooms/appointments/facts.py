"""What can happen to appointments."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from visavis.foundation.facts import Fact


@dataclass(frozen=True, kw_only=True)
class AppointmentBooked(Fact):
    """A person has a meeting; the header's channel says by which door she booked it."""

    appointment_id: UUID
    starts_at: datetime
    mode: str
    motive: str
    counsellor_id: UUID


@dataclass(frozen=True, kw_only=True)
class AppointmentMoved(Fact):
    """The meeting takes place at another time: `appointment_id` replaces `former_id`."""

    appointment_id: UUID
    former_id: UUID
    starts_at: datetime
    mode: str
    counsellor_id: UUID


@dataclass(frozen=True, kw_only=True)
class AppointmentCancelled(Fact):
    """The meeting does not take place; the slot is free again. No consequence on rights."""

    appointment_id: UUID
    starts_at: datetime
    mode: str


@dataclass(frozen=True, kw_only=True)
class AppointmentPrepared(Fact):
    """What to prepare for the meeting, or who comes along, was said or changed."""

    appointment_id: UUID
    needs: int
    company: str


@dataclass(frozen=True, kw_only=True)
class SlotsOpened(Fact):
    """A counsellor can be met `count` times more."""

    counsellor_id: UUID
    first_on: date
    last_on: date
    count: int


@dataclass(frozen=True, kw_only=True)
class PhysicalPromiseBroken(Fact):
    """No meeting in person is free up to `last_day`, the fifth working day. `next_starts_at` is the first one after."""

    day: date
    last_day: date
    next_starts_at: datetime | None
