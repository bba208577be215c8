"""What the page being made follows: noted while its template runs, then given a ticket."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import connection
from django.http import HttpRequest

from visavis.foundation.identity.actor import Actor
from visavis.foundation.live import ticket
from visavis.foundation.live.address import own_origin
from visavis.foundation.live.topics import allowed

_NOTED = "_live_topics"


def note(request: HttpRequest, topic: str) -> None:
    """This page shows something of the topic."""
    setattr(request, _NOTED, [*followed(request), topic])


def followed(request: HttpRequest) -> list[str]:
    """The topics noted so far."""
    return getattr(request, _NOTED, [])


def ticket_for(request: HttpRequest, topics: Iterable[str]) -> str:
    """A signed ticket for those of the topics that the actor may follow; empty when there is none."""
    actor: Actor = request.actor
    names = allowed(actor, topics)
    if not names:
        return ""
    return ticket.new(
        names,
        origin=own_origin(request),
        account=str(actor.account_id or ""),
        session=ticket.mark(request.session.session_key),
        since=_position(),
    ).signed()


def _position() -> int:
    """The number up to which this request has surely read everything."""
    with connection.cursor() as cursor:
        cursor.execute("select live_position()")
        return int(cursor.fetchone()[0])
