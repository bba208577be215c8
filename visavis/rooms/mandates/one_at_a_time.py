"""Two hands on one mandate are put in line: the rows themselves never change, so they cannot be locked."""

from __future__ import annotations

from uuid import UUID

from django.db import connection


def one_at_a_time(mandate_id: UUID) -> None:
    """Wait for whoever is giving or ending this mandate; held until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtextextended(%s, 21))", [str(mandate_id)])
