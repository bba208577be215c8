"""The same month told many times at the same moment: one holds, and the others are its history."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from threading import Barrier
from uuid import UUID

import pytest
from django.db import connection

from visavis.decisions.shared.money import Money
from visavis.foundation.facts.models import FactRow
from visavis.foundation.identity.actor import SERVICE, Actor, Channel, acting_as
from visavis.rooms.declarations import door
from visavis.rooms.declarations.models import Declaration
from visavis.rooms.declarations.tests.conftest import NOW, OCTOBER
from visavis.rooms.declarations.values import JobDone

pytestmark = pytest.mark.django_db(transaction=True)
AT_ONCE = 8


def press(nadia: Actor, hours: int, together: Barrier) -> UUID:
    try:
        connection.ensure_connection()
        together.wait(timeout=30)
        with acting_as(nadia):
            return door.declare(
                file_id=nadia.file_id, month=OCTOBER, looking=True, jobs=[JobDone("A", Decimal(hours), Money(0))],
                now=NOW, by=nadia, channel=Channel.WEB,
            )  # fmt: skip
    finally:
        connection.close()


def all_press(nadia: Actor, hours: list[int]) -> list[UUID]:
    together = Barrier(len(hours))
    with ThreadPoolExecutor(len(hours)) as pool:
        return list(pool.map(press, [nadia] * len(hours), hours, [together] * len(hours)))


def test_eight_different_sayings_at_once_leave_one_that_holds(nadia):
    ids = all_press(nadia, list(range(1, AT_ONCE + 1)))
    with acting_as(SERVICE):
        assert Declaration.objects.filter(ended_at=None).count() == 1
        assert Declaration.objects.count() == len(set(ids)) == AT_ONCE
        assert FactRow.objects.filter(name="declarations.MonthDeclared").count() == 1
        assert FactRow.objects.filter(name="declarations.MonthCorrected").count() == AT_ONCE - 1


def test_eight_times_the_same_at_once_is_told_once(nadia):
    ids = all_press(nadia, [7] * AT_ONCE)
    with acting_as(SERVICE):
        assert len(set(ids)) == Declaration.objects.count() == 1
