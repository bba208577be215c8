"""The shares in which a town is made, each by a process of its own: what belongs to which, and whose turn it is.

Two processes never wait for each other: a share has its agencies, with their people and slots, and keys of files whose
readings and writings go to chains of the journal that the other never holds. All offers are in the second share.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from uuid import UUID

from django.db import connection

from visavis.foundation.identity.actor import SERVICE, acting_as
from visavis.foundation.requests.ids import uuid7
from visavis.foundation.trace.chain import chain_of
from visavis.front.models import DemonstrationShare

SHARES = 2
_AGENCIES = ({0, 3}, {1, 2})  # by their place in the tables: as much to do on both sides, the offers counted
OF_OFFERS = 1
_TURN, _A_MOMENT = 0x7664, 0.3


def share_of(agency: int) -> int:
    """The share to which an agency belongs."""
    return next(share for share, agencies in enumerate(_AGENCIES) if agency in agencies)


def draw_key(share: int) -> UUID:
    """The key of a new file of this share."""
    while chain_of(key := uuid7()) % SHARES != share:
        pass
    return key


def in_turn(waiting: Callable[[], None]) -> Iterator[int]:
    """The shares still to be made, the id of each while nobody else has it; `waiting` is called while others do.

    What somebody took and never ended (a killed process) comes again.
    """
    while left := _left():
        for share in left:
            with _taken(share) as free:
                if free and share in _left():
                    yield share
                    break
        else:
            waiting()
            time.sleep(_A_MOMENT)


def _left() -> list[int]:
    with acting_as(SERVICE):
        return list(
            DemonstrationShare.objects.filter(ended_at=None)
            .order_by("town", "share")
            .values_list("id", flat=True)
        )


@contextmanager
def _taken(share: int) -> Iterator[bool]:
    """Whether the share is ours for this block: PostgreSQL gives it back when we end, however suddenly."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_try_advisory_lock(%s, %s)", [_TURN, share])
        free = cursor.fetchone()[0]
    try:
        yield free
    finally:
        if free:
            with connection.cursor() as cursor:
                cursor.execute("select pg_advisory_unlock(%s, %s)", [_TURN, share])
