"""How the line stands, for the command line and the operator."""

from __future__ import annotations

from django.db import connection


def line_by_status() -> list[tuple[str, str, int]]:
    """(status, job, count), in order: waiting, running, failed."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT status::text, task_name, count(*) FROM procrastinate_jobs"
            " GROUP BY 1, 2 ORDER BY 1 DESC, 2"
        )
        return cursor.fetchall()
