"""Thirty-two people press at the same moment: one has the slot, thirty-one are told so at once."""

from __future__ import annotations

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from uuid import UUID

import pytest
from django.db import connection

from visavis.foundation.identity.actor import SERVICE, Actor, Channel, Role, acting_as
from visavis.foundation.requests.ids import uuid7
from visavis.foundation.requests.refusal import Refusal
from visavis.rooms.appointments.actions.book import book
from visavis.rooms.appointments.models import Appointment
from visavis.rooms.appointments.tests.conftest import NOW
from visavis.rooms.dossier.models import File

pytestmark = pytest.mark.django_db(transaction=True)
PEOPLE = 32


@pytest.fixture
def crowd(place) -> list[Actor]:
    """People with a file each."""
    files = [File(id=uuid7(), opened_at=NOW, opened_by_channel=Channel.WEB) for _ in range(PEOPLE)]
    with acting_as(SERVICE):
        File.objects.bulk_create(files)
    return [Actor(role=Role.PERSON, file_id=file.id) for file in files]


def press(person: Actor, slot_id: UUID, together: Barrier) -> str:
    """What one person is told; each has her own connection."""
    try:
        connection.ensure_connection()
        together.wait(timeout=30)
        with acting_as(person):
            book(file_id=person.file_id, slot_id=slot_id, now=NOW, by=person, channel=Channel.WEB)
        return "booked"
    except Refusal as refusal:
        return str(refusal.status)
    finally:
        connection.close()


def all_press(crowd: list[Actor], slot_ids: list[UUID]) -> Counter[str]:
    together = Barrier(len(crowd))
    with ThreadPoolExecutor(len(crowd)) as pool:
        return Counter(pool.map(press, crowd, slot_ids, [together] * len(crowd)))


def test_one_of_thirty_two_people_has_the_slot(slots, crowd):
    said = all_press(crowd, [slots[0].id] * PEOPLE)
    assert said == {"booked": 1, "409": PEOPLE - 1}
    with acting_as(SERVICE):
        assert Appointment.objects.filter(slot=slots[0].id, ended_at=None).count() == 1


def test_thirty_two_people_in_eight_slots_leave_none_empty_and_none_double(slots, crowd):
    wanted = [slots[place % 8].id for place in range(PEOPLE)]
    said = all_press(crowd, wanted)
    assert said == {"booked": 8, "409": PEOPLE - 8}
    with acting_as(SERVICE):
        taken = Counter(Appointment.objects.order_by("id").values_list("slot_id", flat=True))
    assert set(taken.values()) == {1}
    assert len(taken) == 8
