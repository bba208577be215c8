"""The built-in server of one checkout: made on first use, started, adopted when it already runs, stopped."""

import contextlib
import os
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from .account import Account, server_account
from .binaries import Binaries, runtime
from .configuration import write_settings
from .connect import NAME, connect
from .launch import run_tool
from .problem import DatabaseProblem
from .roles import create_database, create_roles, grant_connect, prepare_database
from .server import answers, running_pid, start_server, stop_server
from .space import lay_ballast, must_have_space
from .state import MAJOR, State, current_state, locked, must_be_traversable, own_folder, state_folder

INITDB = [
    "-U", "dbsuper", "-E", "UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C",
    "--auth-local=peer", "--auth-host=reject", "-T", "simple", "--set=timezone=UTC",
]  # fmt: skip


@dataclass
class Cluster:
    """The server of one state folder. Every method that changes something holds the folder's lock."""

    state: State = field(default_factory=current_state)
    child: subprocess.Popen[bytes] | None = None

    def exists(self) -> bool:
        """Whether a data directory was ever made here."""
        return (self.state.data / "PG_VERSION").exists()

    def pid(self) -> int | None:
        """The pid of the running server, or None."""
        return running_pid(self.state)

    def init(self) -> bool:
        """Start, making data directory, roles and database where missing; False when all was there."""
        new = not self.exists()
        self.start()
        return new

    def start(self) -> int:
        """Make sure the server runs and its database exists; return its pid. Adopts one that already runs."""
        with self._locked() as (account, binaries):
            pid = self.pid()
            if pid is not None and answers(self.state):
                self._make_database()
                return pid
            if pid is not None:  # alive but unreachable: its socket file was deleted
                stop_server(self.state, self.child)
            self._make_data(account, binaries)
            settings = write_settings(self.state, account)
            self._make_sockets(account)
            self.child = start_server(self.state, binaries, account, settings)
            self._make_database()
            return self.child.pid

    def stop(self) -> bool:
        """Stop the server fast and cleanly; False when it did not run."""
        if not self.state.folder.exists():
            return False
        with locked(self.state.folder / "lock"):
            stopped = stop_server(self.state, self.child)
            if self.child is not None:
                self.child.poll()
            return stopped

    @contextlib.contextmanager
    def _locked(self) -> Iterator[tuple[Account, Binaries]]:
        """Prepare the folders, then hold the lock."""
        account = server_account()
        state_folder(self.state.folder)
        with locked(self.state.folder / "lock"):
            must_have_space(self.state.folder)
            must_be_traversable(self.state.folder, account.uid, account.gid)
            own_folder(self.state.logs, 0o700)
            self._make_cluster_folder(account)
            yield account, runtime(self.state)

    def _make_cluster_folder(self, account: Account) -> None:
        if not self.state.cluster.is_relative_to(self.state.folder):
            own_folder(self.state.cluster.parent, 0o711)
        own_folder(self.state.cluster, 0o700, account.uid, account.gid)

    def _make_sockets(self, account: Account) -> None:
        folder = self.state.sockets
        if folder.parent.parent == Path("/tmp"):  # noqa: S108 - nobody else may have made it
            own_folder(folder.parent, 0o700)
        own_folder(folder, 0o700, account.uid, account.gid)

    def _make_data(self, account: Account, binaries: Binaries) -> None:
        """Run initdb beside, then rename, so that an interrupted one leaves nothing that looks finished."""
        if self.exists():
            self._check_major()
            return
        fresh = self.state.cluster / "data.new"
        if fresh.exists():
            shutil.rmtree(fresh)
        hurry = ["--no-sync"] if self.state.ephemeral else []
        run_tool(binaries.program("initdb"), ["-D", str(fresh), *INITDB, *hurry], account)
        os.rename(fresh, self.state.data)
        if not self.state.ephemeral:
            lay_ballast(self.state.folder)

    def _check_major(self) -> None:
        made_by = (self.state.data / "PG_VERSION").read_text().strip()
        if made_by != str(MAJOR):
            raise DatabaseProblem(f"{self.state.data} was made by PostgreSQL {made_by}; it stays untouched.")

    def _make_database(self) -> None:
        """Roles and database, idempotent, as dbsuper."""
        with connect(self.state, database="postgres") as connection:
            create_roles(connection)
            if self.state.ephemeral:
                return
            create_database(connection, NAME)
            grant_connect(connection, NAME)
        with connect(self.state) as connection:
            prepare_database(connection)
