"""Booking under contention, beside a naive check.

Thirty-two people press on the same slot at the same moment, slot after slot, each on a connection of her own to
a real PostgreSQL. The same act is done twice: as the service does it (the database refuses the second), and with
the check that people write first ("is it free? then insert"), on a copy of the tables without our constraints.

    SIZE=20 python -m tests.load.bench_booking      (20 slots; full = 200)
"""

from __future__ import annotations

import logging
import os
import sys
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from importlib import import_module
from threading import Barrier
from typing import Any
from uuid import UUID

CROWD = 32
SLOTS = {"default": 20, "full": 200}
NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
CONSTRAINTS = (
    "one_person_per_slot", "one_appointment_per_code", "a_counsellor_meets_one_at_a_time",
    "a_person_is_in_one_place_at_a_time",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Measured:
    """What one way of booking did: presses a second, how long the slowest person waited (ms), and the harm."""

    presses_a_second: float
    slowest_ms: float
    told: Counter[str]
    double: int


def main() -> int:
    size = os.environ.get("SIZE") or (sys.argv[1] if len(sys.argv) > 1 else "default")
    slots = SLOTS[size] if size in SLOTS else int(size)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    import django

    django.setup()
    logging.disable(logging.INFO)
    from visavis.foundation.database.testing_server import test_server

    with test_server() as server:
        sure = measured(server, slots, naive=False)
        naive = measured(server, slots, naive=True)
    show("the service", sure, slots)
    show("naive check", naive, slots)
    print(f"  ratio: {sure.presses_a_second / naive.presses_a_second:.2f} × the pace of the naive check")
    return 1 if sure.double or sure.told["booked"] != slots else 0


def show(who: str, it: Measured, slots: int) -> None:
    told = ", ".join(f"{words} {count}" for words, count in sorted(it.told.items()))
    print(
        f"  {who}: {it.presses_a_second:.0f} presses/s, slowest answer {it.slowest_ms:.0f} ms,"
        f" {it.double} double bookings in {slots} slots ({told})"
    )


def measured(server: Any, slots: int, *, naive: bool) -> Measured:
    """One way of booking, on a fresh copy of the database."""
    with a_database(server) as name:
        if naive:
            with server.connect("owner", name) as owner:
                loosen(owner)
        wanted, people = lay_out(slots)
        with check_first() if naive else as_it_is():
            return press_all(wanted, people)


@contextmanager
def a_database(server: Any) -> Any:
    from visavis.foundation.database.testing_template import template

    name = server.clone_name("bench")
    server.clone(template(server), name)
    server.point_django_at(name)
    try:
        yield name
    finally:
        server.drop(name)


def loosen(owner: Any) -> None:
    """Take away what makes PostgreSQL refuse a second booking."""
    for constraint in CONSTRAINTS:
        owner.execute(f'alter table appointments_appointment drop constraint if exists "{constraint}"')
        owner.execute(f'drop index if exists "{constraint}"')


def lay_out(slots: int) -> tuple[list[UUID], list[Any]]:
    """One agency, one counsellor, so many slots, and the crowd."""
    from visavis.foundation.identity.actor import SERVICE, Actor, Channel, Role, acting_as
    from visavis.foundation.requests.ids import uuid7
    from visavis.rooms.agencies.door import found
    from visavis.rooms.appointments.models import Slot
    from visavis.rooms.dossier.models import File

    with acting_as(SERVICE):
        place, counsellor = (
            found(name="Saint-Denis", address="12 rue de la Gare", phone="0199003949"),
            uuid7(),
        )
        starts = [NOW + timedelta(hours=1, minutes=15 * each) for each in range(slots)]
        rows = [
            Slot(agency_id=place.id, counsellor_id=counsellor, place="bureau 4", starts_at=start,
                 ends_at=start + timedelta(minutes=15), modes=["on_site"], opened_at=NOW)
            for start in starts
        ]  # fmt: skip
        Slot.objects.bulk_create(rows)
        files = [File(id=uuid7(), opened_at=NOW, opened_by_channel=Channel.WEB) for _ in range(CROWD)]
        File.objects.bulk_create(files)
    return [row.id for row in rows], [Actor(role=Role.PERSON, file_id=file.id) for file in files]


def press_all(wanted: list[UUID], people: list[Any]) -> Measured:
    """Everybody presses on each slot in turn, together."""
    together = Barrier(len(people))
    started = time.perf_counter()
    with ThreadPoolExecutor(len(people)) as pool:
        answers = [
            each for person in pool.map(lambda it: press(it, wanted, together), people) for each in person
        ]
    lasted = time.perf_counter() - started
    return Measured(
        presses_a_second=len(answers) / lasted, slowest_ms=max(ms for _, ms in answers),
        told=Counter(words for words, _ in answers), double=double_bookings(),
    )  # fmt: skip


def press(person: Any, wanted: list[UUID], together: Barrier) -> list[tuple[str, float]]:
    """What one person was told for each slot, and after how many milliseconds."""
    from django.db import connection

    connection.ensure_connection()
    answers = []
    for slot_id in wanted:
        together.wait(timeout=60)
        started = time.perf_counter()
        words = once(person, slot_id)
        answers.append((words, (time.perf_counter() - started) * 1000))
    connection.close()
    return answers


def once(person: Any, slot_id: UUID) -> str:
    from visavis.foundation.identity.actor import Channel, acting_as
    from visavis.foundation.requests.refusal import Refusal
    from visavis.rooms.appointments.actions.book import book

    try:
        with acting_as(person):
            book(file_id=person.file_id, slot_id=slot_id, now=NOW, by=person, channel=Channel.WEB)
        return "booked"
    except Refusal:
        return "refused"


def double_bookings() -> int:
    """Appointments beyond the first in a slot: people who come for nothing."""
    from visavis.foundation.identity.actor import SERVICE, acting_as
    from visavis.rooms.appointments.models import Appointment

    with acting_as(SERVICE):
        rows = Appointment.objects.filter(ended_at=None).order_by("id").values_list("slot_id", flat=True)
        return sum(count - 1 for count in Counter(rows).values())


@contextmanager
def as_it_is() -> Any:
    yield


@contextmanager
def check_first() -> Any:
    """The same act, holding the slot as one writes it first: ask whether it is free, then insert."""
    booking = import_module("visavis.rooms.appointments.actions.book")
    kept = booking.hold
    booking.hold = naive_hold
    try:
        yield
    finally:
        booking.hold = kept


def naive_hold(
    *, slot: Any, file_id: UUID, wish: Any, code: Any, moved_from: Any, now: datetime, channel: str
) -> Any:
    from django.db import connection

    from visavis.foundation.requests.refusal import Refusal
    from visavis.rooms.appointments.models import Appointment

    with connection.cursor() as cursor:
        cursor.execute(
            "select appointments_taken(%s, %s, %s)", [slot.counsellor_id, slot.starts_at, slot.ends_at]
        )
        if cursor.fetchone()[0]:
            raise Refusal("taken", "taken", status=409)
    row = Appointment(
        file_id=file_id, slot=slot, agency_id=slot.agency_id, counsellor_id=slot.counsellor_id,
        starts_at=slot.starts_at, ends_at=slot.ends_at, mode=wish.mode, motive=wish.motive, channel=channel,
        booked_at=now, code_mark=code.mark, sealed_code=code.sealed,
    )  # fmt: skip
    row.save(force_insert=True)
    return row


if __name__ == "__main__":
    sys.exit(main())
