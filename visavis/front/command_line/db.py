"""`visavis db …`: the database that comes along. Exit codes: 0 done, 1 failed, 3 (status) not running."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable
from pathlib import Path

from visavis.foundation import clock
from visavis.foundation.database.addresses import is_external
from visavis.foundation.database.cluster import Cluster
from visavis.foundation.database.problem import DatabaseProblem

NOT_RUNNING = 3
Command = Callable[[argparse.Namespace], int]


def add(families: argparse._SubParsersAction) -> None:
    parser = families.add_parser("db", help="the database that comes along")
    leaves = parser.add_subparsers(dest="leaf", metavar="COMMAND", required=True)
    _leaf(leaves, "init", "make the database and its tables, where they are missing", _init)
    _leaf(leaves, "start", "start the server; nothing happens when it runs", _start)
    _leaf(leaves, "stop", "stop the server; committed work stays", _stop)
    _leaf(leaves, "status", "does it run, where, how large is it (exit code 3: not running)", _status)
    backup = _leaf(leaves, "backup", "write everything into one file", _backup)
    backup.add_argument("file", nargs="?", type=Path, help="default: a dated file in the state folder")
    restore = _leaf(
        leaves, "restore", "bring a backup back; what was there is kept under another name", _restore
    )
    restore.add_argument("file", type=Path)
    restore.add_argument("--replace", action="store_true", help="also when the present database is not empty")
    psql = _leaf(
        leaves, "psql", "type SQL; as app, a session that says nothing about itself sees no row", _psql
    )
    psql.add_argument("--role", choices=["app", "owner", "audit", "dbsuper"], default="app")
    psql.add_argument("words", nargs="*", help="for psql itself, after --")


def _leaf(
    leaves: argparse._SubParsersAction, name: str, summary: str, run: Command
) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = leaves.add_parser(name, help=summary)
    parser.set_defaults(run=lambda chosen: _guarded(run, chosen))
    return parser


def _guarded(run: Command, chosen: argparse.Namespace) -> int:
    """Say a problem in one paragraph, never as a trace of the program."""
    try:
        if is_external():
            raise DatabaseProblem(
                "DATABASE_URL names a server of your own: use its own tools to start, stop, save and restore it. "
                "`visavis up` still makes the tables there."
            )
        return run(chosen)
    except DatabaseProblem as problem:
        print(problem, file=sys.stderr)
        return 1


def _init(_: argparse.Namespace) -> int:
    from visavis.foundation.database.migrate import migrate_apart

    cluster = Cluster()
    new = cluster.init()
    migrate_apart()
    print(f"The database {'was made' if new else 'was there already'}; its tables are up to date.")
    return 0


def _start(_: argparse.Namespace) -> int:
    cluster = Cluster()
    former = cluster.pid()
    pid = cluster.start()
    if former not in {None, pid}:
        print(
            f"PostgreSQL (process {former}) could not be reached: its socket was gone. "
            f"It was stopped and started again (process {pid})."
        )
    else:
        print(f"PostgreSQL {'was already running' if former else 'runs'} (process {pid}).")
    return 0


def _stop(_: argparse.Namespace) -> int:
    print("PostgreSQL stopped." if Cluster().stop() else "PostgreSQL was not running.")
    return 0


def _status(_: argparse.Namespace) -> int:
    from visavis.foundation.database.backup import size_in_bytes
    from visavis.foundation.database.server import answers

    cluster = Cluster()
    pid = cluster.pid()
    print(f"state folder  {cluster.state.folder}")
    if pid is None or not answers(cluster.state):
        print("PostgreSQL    not running" if pid is None else f"PostgreSQL    process {pid} does not answer")
        return NOT_RUNNING
    print(f"PostgreSQL    running, process {pid}")
    print(f"socket        {cluster.state.sockets}")
    print(f"size          {size_in_bytes(cluster) / 1e6:.1f} MB")
    return 0


def _backup(chosen: argparse.Namespace) -> int:
    from visavis.foundation.database.backup import back_up

    cluster = Cluster()
    written = back_up(cluster, chosen.file, clock.now())
    print(written)
    keys = cluster.state.folder / "keys"
    print(
        f"Without the keys in {keys} nobody can read it whole: keep them elsewhere, apart.", file=sys.stderr
    )
    return 0


def _restore(chosen: argparse.Namespace) -> int:
    from visavis.foundation.database.backup import restore
    from visavis.foundation.database.migrate import migrate_apart
    from visavis.foundation.vault.again import destroy_again

    aside = restore(Cluster(), chosen.file, clock.now(), chosen.replace, mend=destroy_again)
    migrate_apart()
    forgotten = _erase_again()
    print("Restored." if aside is None else f"Restored. The former content is kept in the database {aside}.")
    if forgotten:
        print(f"{forgotten} files erased since that backup were erased again.")
    return 0


def _erase_again() -> int:
    """What was forgotten after the backup is forgotten in it too, names included."""
    import django

    from visavis.front.command_line.quiet import quiet_library

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    quiet_library()
    django.setup()
    from visavis.rooms.dossier.jobs import erase_again

    return erase_again(clock.now())


def _psql(chosen: argparse.Namespace) -> int:
    from visavis.foundation.database.binaries import runtime
    from visavis.foundation.database.connect import NAME

    cluster = Cluster()
    cluster.start()
    program = str(runtime(cluster.state).program("psql"))
    where = [f"--host={cluster.state.sockets}", f"--username={chosen.role}", f"--dbname={NAME}"]
    os.execv(program, [program, *where, *chosen.words])  # noqa: S606 - we become psql
