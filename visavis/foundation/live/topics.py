"""What can be followed, and by whom: a kind of topic, its key, and the room's answer."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from uuid import UUID

from visavis.foundation.identity.actor import Actor

MayFollow = Callable[[Actor, UUID], bool]
MOST = 30
SHAPE = re.compile(r"([a-z]{2,20}):([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})")
_kinds: dict[str, MayFollow] = {}


def let_follow(kind: str, may_follow: MayFollow) -> None:
    """Say who may follow topics of this kind; called in `front/wiring.py`."""
    _kinds[kind] = may_follow


def topic(kind: str, key: UUID | str) -> str:
    """The name of a topic: `thread:0197…`. An id, never a name."""
    name = f"{kind}:{key}"
    if not SHAPE.fullmatch(name):
        raise ValueError(f"a topic is a kind and a UUID, not {kind}:…")
    return name


def allowed(actor: Actor, wanted: Iterable[str]) -> tuple[str, ...]:
    """Those of the wanted topics that this actor may follow, in order; the others are left out in silence.

    Asked in the request's own transaction: a room may look whether the row is visible to the actor.
    """
    names = list(dict.fromkeys(wanted))[:MOST]
    return tuple(name for name in names if _may_follow(actor, name))


def _may_follow(actor: Actor, name: str) -> bool:
    found = SHAPE.fullmatch(name)
    may_follow = _kinds.get(found[1]) if found else None
    return bool(found and may_follow and may_follow(actor, UUID(found[2])))
