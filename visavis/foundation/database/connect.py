"""Direct connections to the built-in server, for maintenance: no Django needed."""

from typing import Any

import psycopg

from .state import State

NAME = "visavis"
SUPER = "dbsuper"


def connect(
    state: State, role: str = SUPER, database: str = NAME, wait_seconds: int = 10
) -> psycopg.Connection[tuple[Any, ...]]:
    """An autocommitting connection as one of the four roles."""
    return psycopg.connect(
        host=str(state.sockets), dbname=database, user=role, autocommit=True, connect_timeout=wait_seconds
    )
