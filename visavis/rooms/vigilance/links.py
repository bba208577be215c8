"""What links a person to who reads her file: she is followed, new, expected, received, or waits for an answer.

Each room says what it knows (front/wiring.py). A thief, or a curious neighbour, opens files nothing links to her.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import UUID

from visavis.foundation.identity.actor import Actor
from visavis.rooms.dossier.door import awaited, referents, registered_since

Link = Callable[[UUID, Actor, datetime], bool]

NEW = timedelta(days=7)

_links: list[Link] = []


def add_link(link: Link) -> None:
    """A room says when the person of a file is the reader's business: `(file_id, by, now)`."""
    if link not in _links:
        _links.append(link)


def follows(file_id: UUID, by: Actor) -> bool:
    """The reader is the person's own counsellor."""
    return any(each.account_id == by.account_id and each.to_on is None for each in referents(file_id))


def linked(file_id: UUID, by: Actor, now: datetime) -> bool:
    """Whether anything links them now."""
    return (
        follows(file_id, by)
        or _is_new(file_id, now)
        or any(link(file_id, by, now) for link in _links)
        or any(each.file_id == file_id for each in awaited(by, now))
    )


def _is_new(file_id: UUID, now: datetime) -> bool:
    """Somebody who registered these days: whoever receives newcomers follows none of them yet."""
    since = registered_since(file_id)
    return since is not None and since >= (now - NEW).date()
