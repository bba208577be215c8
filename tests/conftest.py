"""What tests of the whole service share: the demonstration, loaded once and cloned for each test."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests import town

_made: set[str] = set()


def _everybody_out(server: Any, name: str) -> None:
    """End the sessions of threads that a former test left behind: a copied database must have none."""
    with server.connect("dbsuper") as connection:
        connection.execute(
            "select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = %s", [name]
        )


@pytest.fixture
def loaded(transactional_db: None, database_server: Any, settings: Any) -> None:
    """The demonstration's people are there. Loaded by the rooms' acts once a run, then cloned in 20 ms a test."""
    settings.DEMO = True
    _made_once("demo", database_server, lambda: town.load(settings))


@pytest.fixture
def middle_town(transactional_db: None, database_server: Any, settings: Any) -> None:
    """Sixty people and six months of the town. Made by the rooms' acts once a run, then cloned."""
    settings.DEMO = True
    _made_once("middle", database_server, lambda: town.fill(settings, size=60, months=6))


@pytest.fixture
def copied_town(transactional_db: None, database_server: Any, settings: Any) -> None:
    """A town of two, the pattern of forty people over five months, and two neighbourhoods copied from it."""
    settings.DEMO = True
    _made_once(
        "copied", database_server, lambda: town.fill_with_copies(settings, people=40, months=5, copies=2)
    )


def _made_once(kind: str, database_server: Any, make: Callable[[], None]) -> None:
    from django.db import connection, connections

    from visavis.foundation.trace import write

    name = connection.settings_dict["NAME"]
    kept = f"{name}_{kind}"
    if kept in _made:
        database_server.clone(kept, name)
        return
    make()
    write.leave()
    connections.close_all()
    _everybody_out(database_server, name)
    database_server.clone(name, kept)
    _made.add(kept)


@pytest.fixture
def as_new(loaded: None, database_server: Any, settings: Any) -> Callable[[], None]:
    """Brings the demonstration back as it was loaded, as often as wanted within one test."""

    def again() -> None:
        from django.db import connection, connections

        from visavis.foundation.trace import write

        write.leave()
        connections.close_all()
        _everybody_out(database_server, connection.settings_dict["NAME"])
        _made_once("demo", database_server, lambda: town.load(settings))

    return again
