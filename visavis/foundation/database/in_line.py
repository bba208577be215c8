"""Standing in line for a thing that has no row to lock yet: a month not told, a name not taken, a form being sent."""

from __future__ import annotations

from django.db import connection


def stand_in_line(for_what: str, *key: object) -> None:
    """Wait until nobody else's transaction holds this turn; it is ours until the end of the transaction.

    Without a transaction the turn ends at once and protects nothing. `for_what` names the kind of thing: turns of
    different kinds never wait for each other (but for one chance in 2⁶⁴).
    """
    said = "\x1f".join([for_what, *map(str, key)])
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtextextended(%s, 20))", [said])
