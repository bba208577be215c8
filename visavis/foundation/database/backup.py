"""A copy of everything in one file, and the way back. Nothing existing is ever deleted by a restore."""

import os
import subprocess
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import psycopg
from psycopg import sql

from .binaries import runtime
from .cluster import Cluster
from .connect import NAME, SUPER, connect
from .launch import CLEAN
from .problem import DatabaseProblem
from .roles import grant_connect, prepare_database
from .state import own_folder

RESTORING = "visavis_restoring"
Mend = Callable[[psycopg.Connection, psycopg.Connection], object]


def back_up(cluster: Cluster, target: Path | None, now: datetime) -> Path:
    """Write a dump (PostgreSQL's custom format), readable by us alone; it appears under its name when complete."""
    cluster.start()
    target = target or _usual_place(cluster, now)
    if target.exists():
        raise DatabaseProblem(f"{target} exists already. Choose another name: a backup replaces nothing.")
    partial = target.with_name(f".{target.name}.part")
    partial.unlink(missing_ok=True)
    descriptor = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        _run(cluster, "pg_dump", ["--format=custom", f"--dbname={NAME}"], output=descriptor)
        os.fsync(descriptor)
        os.rename(partial, target)
    finally:
        os.close(descriptor)
        partial.unlink(missing_ok=True)
    return target


def _usual_place(cluster: Cluster, now: datetime) -> Path:
    return own_folder(cluster.state.folder / "backups", 0o700) / f"visavis-{now:%Y%m%dT%H%M%SZ}.dump"


def restore(
    cluster: Cluster, source: Path, now: datetime, replace: bool, mend: Mend | None = None
) -> str | None:
    """Bring a dump back; return the name under which the former database is kept, if there was one.

    `mend` is given the restored database before it takes its place (as dbsuper), and the former one.
    The dump is read into a new database first: a damaged file changes nothing. A database with tables is only
    set aside when `replace` says so.
    """
    if not source.is_file():
        raise DatabaseProblem(f"There is no file {source}.")
    cluster.start()
    if _has_tables(cluster) and not replace:
        raise DatabaseProblem("The database is not empty. Add --replace to set it aside, under another name.")
    _drop_half_restored(cluster)
    try:
        with connect(cluster.state, database="postgres") as connection:
            connection.execute(_sql("create database {} owner owner template template0", RESTORING))
        _run(cluster, "pg_restore", ["--exit-on-error", f"--dbname={RESTORING}", str(source.resolve())])
        with connect(cluster.state, database=RESTORING) as connection:
            prepare_database(connection)
        if mend is not None:
            _mend(cluster, mend)
        return _swap(cluster, now)
    finally:
        _drop_half_restored(cluster)


def _mend(cluster: Cluster, mend: Mend) -> None:
    with connect(cluster.state, database=RESTORING) as restored, connect(cluster.state) as former:
        mend(restored, former)


def _drop_half_restored(cluster: Cluster) -> None:
    """Nothing stays of a restore that failed or was cut off; after a good one there is nothing to drop."""
    with connect(cluster.state, database="postgres") as connection:
        connection.execute(_sql("drop database if exists {} with (force)", RESTORING))


def _has_tables(cluster: Cluster) -> bool:
    query = "select exists (select 1 from pg_tables where schemaname = 'public')"
    with connect(cluster.state) as connection:
        row = connection.execute(query).fetchone()
    return bool(row and row[0])


def _swap(cluster: Cluster, now: datetime) -> str | None:
    """Put the restored database in place of the present one, which keeps its content under a dated name."""
    aside = f"{NAME}_until_{now:%Y%m%d_%H%M%S}" if _has_tables(cluster) else None
    with connect(cluster.state, database="postgres") as connection:
        connection.execute(_sql("alter database {} allow_connections false", NAME))
        connection.execute(
            "select pg_terminate_backend(pid) from pg_stat_activity where datname = %s", [NAME]
        )
        if aside:
            connection.execute(_sql("alter database {} rename to {}", NAME, aside))
            connection.execute(_sql("alter database {} allow_connections true", aside))
        else:
            connection.execute(_sql("drop database {} with (force)", NAME))
        connection.execute(_sql("alter database {} rename to {}", RESTORING, NAME))
        grant_connect(connection, NAME)
    return aside


def _sql(text: str, *names: str) -> sql.Composed:
    return sql.SQL(text).format(*(sql.Identifier(name) for name in names))


def _run(cluster: Cluster, program: str, arguments: list[str], output: int = subprocess.DEVNULL) -> None:
    """Run a client program as ourselves, in the role dbsuper: row policies would stop anybody else."""
    path = runtime(cluster.state).program(program)
    done = subprocess.run(
        [str(path), f"--host={cluster.state.sockets}", f"--username={SUPER}", "--no-password", *arguments],
        env=CLEAN, stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.PIPE, check=False,
    )  # fmt: skip
    if done.returncode:
        raise DatabaseProblem(f"{program} failed:\n{done.stderr.decode(errors='replace').strip()[-2000:]}")


def size_in_bytes(cluster: Cluster) -> int:
    """How large the database is."""
    with connect(cluster.state) as connection:
        row = connection.execute("select pg_database_size(current_database())").fetchone()
    if row is None:
        raise psycopg.DataError("no size")
    return int(row[0])
