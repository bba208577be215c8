"""Founding an agency: its name is hers alone, however many found it at once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import time
from threading import Barrier

import pytest
from django.db import connection

from visavis.foundation.identity.actor import SERVICE, acting_as
from visavis.rooms.agencies.door import found
from visavis.rooms.agencies.models import Agency, WeeklyHours

HANDS = 8
DESK = [(weekday, time(9), time(12)) for weekday in range(5)]


def a_hand(together: Barrier) -> str:
    try:
        connection.ensure_connection()
        together.wait(timeout=30)
        with acting_as(SERVICE):
            return str(found(name="Aubervilliers", address="1 rue Haute", phone="0199003949", desk=DESK).id)
    finally:
        connection.close()


@pytest.mark.django_db(transaction=True)
def test_eight_hands_found_one_agency_with_its_hours_once():
    together = Barrier(HANDS)
    with ThreadPoolExecutor(HANDS) as pool:
        ids = set(pool.map(a_hand, [together] * HANDS))
    assert len(ids) == 1
    assert Agency.objects.filter(name="Aubervilliers").count() == 1
    assert WeeklyHours.objects.filter(agency__name="Aubervilliers").count() == len(DESK)
