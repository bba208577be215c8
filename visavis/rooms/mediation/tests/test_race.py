"""Eight mediators press "take" at once: one has the case, the others are told, and only one may read."""

from __future__ import annotations

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from uuid import UUID

import pytest
from django.db import connection

from visavis.foundation.identity.actor import SERVICE, Actor, Channel, Role, acting_as
from visavis.foundation.requests.refusal import Refusal
from visavis.rooms.mediation.actions.refer import refer
from visavis.rooms.mediation.actions.take import take
from visavis.rooms.mediation.models import Referral
from visavis.rooms.mediation.tests.conftest import TUESDAY, seat

pytestmark = pytest.mark.django_db(transaction=True)
MEDIATORS = 8


def press(by: Actor, referral_id: UUID, together: Barrier) -> str:
    """One mediator, on a connection of her own."""
    together.wait()
    try:
        with acting_as(by):
            take(referral_id=referral_id, now=TUESDAY, by=by, channel=Channel.WEB)
        return "taken"
    except Refusal as refused:
        return str(refused.status)
    finally:
        connection.close()


def sees(by: Actor, file_id: UUID) -> bool:
    with acting_as(by), connection.cursor() as cursor:
        cursor.execute("select visavis_may_see(%s)", [file_id])
        return cursor.fetchone()[0]


def test_one_of_eight_mediators_has_the_case_and_reads(nadia):
    with acting_as(SERVICE):
        crowd = [seat(f"mediateur-{each}", Role.MEDIATOR, f"Médiateur {each}") for each in range(MEDIATORS)]
    with acting_as(nadia):
        refer(
            file_id=nadia.file_id, contestation_id=None, words="", now=TUESDAY, by=nadia, channel=Channel.WEB
        )
        case = Referral.objects.get()
    together = Barrier(MEDIATORS)
    with ThreadPoolExecutor(MEDIATORS) as pool:
        said = Counter(pool.map(press, crowd, [case.id] * MEDIATORS, [together] * MEDIATORS))
    assert said == {"taken": 1, "404": MEDIATORS - 1}
    assert sum(sees(each, nadia.file_id) for each in crowd) == 1
