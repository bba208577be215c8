"""A database that is not there, or empty, said in one sentence with what to do, instead of a trace of the program."""

from __future__ import annotations

import sys

NOT_RUNNING = "The database does not answer. Start it with: visavis db start"
NO_TABLES = "The database is there but its tables are not. Make them with: visavis db init"


def said(error: Exception) -> str | None:
    """What to tell whoever typed the command; None when the error is another one."""
    if "psycopg" not in sys.modules:
        return None
    import psycopg

    for each in (error, error.__cause__):
        if isinstance(each, psycopg.errors.UndefinedTable):
            return NO_TABLES
        if isinstance(each, psycopg.OperationalError) and each.sqlstate is None:
            return NOT_RUNNING
    return None
