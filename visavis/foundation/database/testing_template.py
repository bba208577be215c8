"""The migrated database that tests are cloned from: made once per set of migration files, then frozen."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib.metadata import distributions
from pathlib import Path
from tempfile import gettempdir

from psycopg import sql

from .roles import create_database, create_roles, grant_connect, prepare_database
from .state import locked
from .testing_server import TestServer

KEPT = 6
SOURCES = ("functions.py", "policies.py", "roles.py", "testing_template.py")


@cache
def fingerprint() -> str:
    """Twelve hexadecimal digits that change with any migration file or any installed package."""
    from django.apps import apps
    from django.conf import settings

    digest = hashlib.sha256(repr(sorted(settings.INSTALLED_APPS)).encode())
    for name in sorted(f"{found.name} {found.version}" for found in distributions()):
        digest.update(name.encode())
    files = [Path(__file__).with_name(name) for name in SOURCES]
    for config in apps.get_app_configs():
        files += sorted(Path(config.path, "migrations").glob("*.py"))
    for path in files:
        digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()[:12]


@cache
def template(server: TestServer) -> str:
    """The name of the frozen template, made now if nobody has yet."""
    name = f"template_{fingerprint()}"
    with _alone(server):
        if not _exists(server, name):
            _make(server, name)
            _forget_old(server, name)
        server.sweep()
    return name


@contextmanager
def _alone(server: TestServer) -> Iterator[None]:
    """One maker at a time among all runs and workers on this machine."""
    folder = server.state.folder if server.state else Path(gettempdir())
    with locked(folder / "visavis-template.lock"):
        yield


def _exists(server: TestServer, name: str) -> bool:
    with server.connect("dbsuper") as connection:
        return (
            connection.execute("select 1 from pg_database where datname = %s", [name]).fetchone() is not None
        )


def _make(server: TestServer, name: str) -> None:
    """Build under another name, so that an interrupted build is never taken for a finished one."""
    from django.core.management import call_command
    from django.db import connections

    building = f"building_{name}"
    before = {alias: dict(connections[alias].settings_dict) for alias in connections}
    server.drop(building)
    with server.connect("dbsuper") as connection:
        create_roles(connection)
        create_database(connection, building)
        grant_connect(connection, building)
    with server.connect("dbsuper", building) as connection:
        prepare_database(connection)
    server.point_django_at(building, "owner")
    try:
        call_command("migrate", interactive=False, verbosity=0)
    finally:
        for alias, settings in before.items():
            connections[alias].close()
            connections[alias].settings_dict.update(settings)
    _freeze(server, building, name)


def _freeze(server: TestServer, building: str, name: str) -> None:
    """Nobody may connect to a template: an open session would block cloning."""
    with server.connect("dbsuper") as connection:
        connection.execute(
            sql.SQL("alter database {} rename to {}").format(sql.Identifier(building), sql.Identifier(name))
        )
        frozen = sql.SQL("alter database {} is_template true allow_connections false")
        connection.execute(frozen.format(sql.Identifier(name)))


def _forget_old(server: TestServer, current: str) -> None:
    """Keep the latest templates only; those of other branches come back when needed."""
    with server.connect("dbsuper") as connection:
        rows = connection.execute(
            "select datname from pg_database where datname like 'template\\__%' order by oid desc"
        )
        names = [row[0] for row in rows.fetchall() if row[0] not in {current, "template0", "template1"}]
        for name in names[KEPT - 1 :]:
            connection.execute(sql.SQL("alter database {} is_template false").format(sql.Identifier(name)))
            connection.execute(sql.SQL("drop database {} with (force)").format(sql.Identifier(name)))
