"""The server of the tests: ours, throw-away and fast, or the one that DATABASE_URL names."""

import fcntl
import os
import re
import shutil
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import psycopg
from psycopg import sql

from .addresses import address, from_url, is_external
from .cluster import Cluster
from .problem import DatabaseProblem
from .processes import is_alive
from .roles import grant_connect
from .state import State, current_state, state_folder

CLONE = re.compile(r"test_(\d+)_\w+")


@dataclass(frozen=True)
class TestServer:
    """Where test databases are made. `state` is None on an external server."""

    __test__ = False
    state: State | None

    def parameters(self, role: str, name: str) -> dict[str, Any]:
        """Django parameters for one role and one test database."""
        if self.state is None:
            found = from_url(os.environ["VISAVIS_ADMIN_URL"]) if role == "dbsuper" else address(role)
            return {**found, "NAME": name}
        return {
            "NAME": name,
            "USER": role,
            "PASSWORD": "",
            "HOST": str(self.state.sockets),
            "PORT": "",
            "OPTIONS": {},
        }

    def connect(self, role: str, name: str = "postgres") -> psycopg.Connection[tuple[Any, ...]]:
        """A connection outside Django, each statement its own transaction."""
        found = self.parameters(role, name)
        keys = {"NAME": "dbname", "USER": "user", "PASSWORD": "password", "HOST": "host", "PORT": "port"}
        chosen = {libpq: found[django] for django, libpq in keys.items() if found[django]}
        return psycopg.connect(**chosen, autocommit=True, connect_timeout=10)

    @staticmethod
    def clone_name(worker: str) -> str:
        """The database of one run's worker; the process id tells later which ones were abandoned."""
        return f"test_{os.getpid()}_{worker}"

    def drop(self, name: str) -> None:
        """Remove a test database, whoever is still connected."""
        _close_django(name)
        with self.connect("dbsuper") as connection:
            connection.execute(
                sql.SQL("drop database if exists {} with (force)").format(sql.Identifier(name))
            )

    def clone(self, template: str, name: str) -> None:
        """A fresh copy of the template under this name, in about 20 ms."""
        self.drop(name)
        quick = sql.SQL(" strategy file_copy") if self.state is not None else sql.SQL("")
        with self.connect("dbsuper") as connection:
            wanted = sql.SQL("create database {} template {} {}")
            connection.execute(wanted.format(sql.Identifier(name), sql.Identifier(template), quick))
            grant_connect(connection, name)

    def point_django_at(self, name: str, role: str = "app") -> None:
        """Every connection alias of Django uses this database from now on, other threads' included."""
        from django.db import connections

        for alias in connections:
            connections[alias].close()
            connections[alias].settings_dict.update(self.parameters(role, name))
            connections.databases[alias].update(self.parameters(role, name))

    def sweep(self) -> None:
        """Remove the databases of killed runs. Not on a shared server: its other runs may be elsewhere."""
        if self.state is None:
            return
        with self.connect("dbsuper") as connection:
            rows = connection.execute(
                "select datname from pg_database where datname like 'test\\_%'"
            ).fetchall()
        for (name,) in rows:
            found = CLONE.fullmatch(name)
            if found and not is_alive(int(found[1])):
                self.drop(name)


def _close_django(name: str) -> None:
    from django.db import connections

    for connection in connections.all(initialized_only=True):
        if connection.settings_dict["NAME"] == name:
            connection.close()


@contextmanager
def test_server() -> Iterator[TestServer]:
    """The server for one run: started if need be, stopped by the last run that used it."""
    if is_external():
        if not os.environ.get("VISAVIS_ADMIN_URL"):
            raise DatabaseProblem("Tests on DATABASE_URL make databases: say who may, in VISAVIS_ADMIN_URL.")
        yield TestServer(None)
        return
    state = current_state().for_tests()
    state_folder(current_state().folder)
    state_folder(state.folder)
    users = os.open(state.folder / "users", os.O_CREAT | os.O_RDWR | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(users, fcntl.LOCK_SH)
        cluster = _started(state)
        yield TestServer(state)
        if _last(users):
            cluster.stop()
    finally:
        os.close(users)


test_server.__test__ = False


def _started(state: State) -> Cluster:
    """Start; a cluster broken by a power cut (it never syncs) is made anew."""
    cluster = Cluster(state)
    try:
        cluster.start()
    except DatabaseProblem as problem:
        if cluster.pid() is not None:
            raise
        warnings.warn(f"the server for tests is made anew: {problem}", stacklevel=2)
        shutil.rmtree(state.data, ignore_errors=True)
        cluster.start()
    return cluster


def _last(users: int) -> bool:
    """Whether no other run holds the server."""
    try:
        fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
