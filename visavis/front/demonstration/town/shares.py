"""The shares in which a town is made, each by a process of its own: what belongs to which, and whose turn it is.

Two processes never wait for each other: a share has its agencies, with their people and slots, and keys of files whose
readings and writings go to chains of the journal that the other never holds. All offers are in the second share.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from uuid import UUID

from django.db import connection

from visavis.foundation.identity.actor import SERVICE, acting_as
from visavis.foundation.requests.ids import uuid7
from visavis.foundation.trace.chain import chain_of
from visavis.front.models import DemonstrationShare

SHARES = 2
_AGENCIES = ({0, 3}, {1, 2})  # by their place in the tables: as much to do on both sides, the offers counted
OF_OFFERS = 1
_TURN, _HALF, _A_MOMENT = 0x7664, 0x7665, 0.3


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
        for share in (share for share in left if share.ready):
            with _taken(share) as free:
                if free and not _ended(share):
                    yield share.id
                    break
        else:
            waiting()
            time.sleep(_A_MOMENT)


@dataclass(frozen=True, slots=True)
class Left:
    """A share to be made. `half`: which chains of the journal its acts go to; None when it is copied."""

    id: int
    half: int | None
    ready: bool


def _left() -> list[Left]:
    """What is left, in order. A copy writes to every chain: it waits until all that is made by acts is whole."""
    with acting_as(SERVICE):
        rows = DemonstrationShare.objects.filter(ended_at=None).order_by("town", "share")
        left = list(rows.values_list("id", "share", "copied_from"))
    acting = any(copied is None for _, _, copied in left)
    return [
        Left(id=id, half=half if copied is None else None, ready=copied is None or not acting)
        for id, half, copied in left
    ]


def _ended(share: Left) -> bool:
    with acting_as(SERVICE):
        return not DemonstrationShare.objects.filter(id=share.id, ended_at=None).exists()


@contextmanager
def _taken(share: Left) -> Iterator[bool]:
    """Whether the share is ours for this block: PostgreSQL gives it back when we end, however suddenly.

    Nobody else is then at the same half of another town either: two at one half would wait for each other in a ring.
    """
    wanted = [(_TURN, share.id)] if share.half is None else [(_HALF, share.half), (_TURN, share.id)]
    with ExitStack() as stack:
        yield all(stack.enter_context(_lock(*each)) for each in wanted)


@contextmanager
def _lock(kind: int, number: int) -> Iterator[bool]:
    with connection.cursor() as cursor:
        cursor.execute("select pg_try_advisory_lock(%s, %s)", [kind, number])
        free = cursor.fetchone()[0]
    try:
        yield free
    finally:
        if free:
            with connection.cursor() as cursor:
                cursor.execute("select pg_advisory_unlock(%s, %s)", [kind, number])
