"""A pytest plugin: every test runs as role app, row policies enforced, on a clone of one migrated database.

One throw-away cluster per checkout, shared by all its test runs (two at once included); one template database
per set of migration files; one clone per run and worker. With DATABASE_URL the same happens on that server,
through the administrator's address in VISAVIS_ADMIN_URL.
"""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from typing import Any

import psycopg
import pytest

from .testing_server import TestServer, test_server
from .testing_template import template

RoleConnection = Callable[[str], AbstractContextManager[psycopg.Connection[tuple[Any, ...]]]]


@pytest.fixture(scope="session")
def database_server() -> Iterator[TestServer]:
    """The server that test databases live on, running for as long as one test run needs it."""
    with test_server() as server:
        yield server


@pytest.fixture(scope="session")
def django_db_setup(
    request: pytest.FixtureRequest,
    django_test_environment: None,
    django_db_blocker: Any,
    database_server: TestServer,
) -> Iterator[None]:
    """Replaces pytest-django's: clone the template instead of migrating, and connect as app."""
    worker = getattr(request.config, "workerinput", {}).get("workerid", "alone")
    name = database_server.clone_name(worker)
    with django_db_blocker.unblock():
        database_server.clone(template(database_server), name)
        database_server.point_django_at(name)
        restore = _replace_flush(database_server, name)
    yield
    with django_db_blocker.unblock():
        restore()
        database_server.drop(name)


def _replace_flush(server: TestServer, name: str) -> Callable[[], None]:
    """After a test that committed: a new clone. App may not truncate, and migrated rows must survive."""
    from django.test import TransactionTestCase

    def fresh_clone(case: Any) -> None:
        server.clone(template(server), name)

    kept = {
        attribute: TransactionTestCase.__dict__[attribute]
        for attribute in ("_fixture_teardown", "_reset_sequences")
    }
    TransactionTestCase._fixture_teardown = fresh_clone
    TransactionTestCase._reset_sequences = staticmethod(lambda *_: None)

    def restore() -> None:
        for attribute, value in kept.items():
            setattr(TransactionTestCase, attribute, value)

    return restore


@pytest.fixture
def connect_as(transactional_db: None, database_server: TestServer) -> RoleConnection:
    """A second connection to the test's database: `with connect_as("audit") as connection: …`.

    It sees what was committed, hence a transactional test. Roles: app, owner, audit, dbsuper.
    """
    from django.db import connection

    return lambda role: database_server.connect(role, connection.settings_dict["NAME"])


@pytest.fixture
def as_service(db: None) -> None:
    """The test acts as a job of the service: it sees every row. For laying out what a test needs."""
    from .identity import present

    present("service")
