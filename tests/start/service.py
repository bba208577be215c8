"""A copy of the project somewhere on the machine, started and stopped as an operator would."""

from __future__ import annotations

import os
import select
import shutil
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from functools import cached_property
from pathlib import Path

import psycopg

PROJECT = Path(__file__).resolve().parents[2]
PATIENCE_SECONDS = 90


def until(true: Callable[[], object], seconds: float = PATIENCE_SECONDS, what: str = "it") -> None:
    """Wait for something to become true."""
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, f"{what} did not happen within {seconds} s"
        time.sleep(0.05)


class Service:
    """One checkout and its running service."""

    def __init__(
        self, folder: Path, python: str = sys.executable, before: tuple[str, ...] = (), **env: str
    ) -> None:
        self.folder = folder
        self.command = (*before, python)
        kept = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("VISAVIS_", "DATABASE_URL"))
        }
        kept.pop("DJANGO_SETTINGS_MODULE", None)
        self.env = {**kept, "PYTHONPATH": str(folder), "PYTHONUTF8": "1", **env}
        self.process: subprocess.Popen[str] | None = None
        self.address = ""

    @classmethod
    def copied_to(cls, folder: Path, **options: str) -> Service:
        """A new checkout: the code alone."""
        folder.mkdir(parents=True, exist_ok=True)
        skip = shutil.ignore_patterns("tests")
        for part in ("visavis", "config"):
            shutil.copytree(PROJECT / part, folder / part, ignore=skip)
        shutil.copy(PROJECT / "pyproject.toml", folder)
        return cls(folder, **options)

    def run(self, *words: str) -> subprocess.CompletedProcess[str]:
        """One `visavis` command, to its end."""
        return subprocess.run(
            [*self.command, "-m", "visavis", *words],
            cwd="/",
            env=self.env,
            capture_output=True,
            text=True,
            timeout=120,
        )

    def found_an_agency(self) -> None:
        """Make the database and one agency in it, so that people can register."""
        made = self.run("db", "init")
        assert made.returncode == 0, made.stderr
        code = (
            "from visavis.foundation.identity.actor import SERVICE, acting_as;"
            "from visavis.front.demonstration import story;"
            "from visavis.rooms.agencies import door;"
            "acting_as(SERVICE)(door.found)(**story.AGENCY, desk=story.DESK_HOURS, telephone=story.PHONE_HOURS)"
        )
        done = self.run("django", "shell", "--no-imports", "--command", code)
        assert done.returncode == 0, done.stderr

    @cached_property
    def state(self) -> Path:
        """Where this checkout keeps its data."""
        return self._place("folder")

    @cached_property
    def sockets(self) -> Path:
        """Where its database server's door is."""
        return self._place("sockets")

    def _place(self, name: str) -> Path:
        code = f"from visavis.foundation.database.state import current_state; print(current_state().{name})"
        done = subprocess.run(
            [*self.command, "-c", code], cwd="/", env=self.env, capture_output=True, text=True
        )
        assert done.returncode == 0, done.stderr
        return Path(done.stdout.strip())

    def up(self, *words: str) -> Service:
        """`visavis up`, until it says the site's address."""
        self.process = subprocess.Popen(
            [*self.command, "-m", "visavis", "up", *words],
            cwd="/", env=self.env, text=True, start_new_session=True,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        )  # fmt: skip
        assert self.process.stdout is not None
        ready, _, _ = select.select([self.process.stdout], [], [], PATIENCE_SECONDS)
        self.address = self.process.stdout.readline().strip() if ready else ""
        if not self.address.startswith("http://"):
            raise AssertionError(f"it did not start: {self.down(signal.SIGTERM)}")
        return self

    def down(self, number: int = signal.SIGTERM) -> tuple[int, str]:
        """Tell it to stop; its exit code and what it said on standard error."""
        assert self.process is not None
        if self.process.poll() is None:
            self.process.send_signal(number)
        said = self.process.communicate(timeout=PATIENCE_SECONDS)[1]
        return self.process.returncode, said

    def answers(self) -> bool:
        """Whether a page comes back, good or bad."""
        try:
            urllib.request.urlopen(self.address, timeout=5).close()
        except urllib.error.HTTPError:
            return True
        except OSError:
            return False
        return True

    def connect(self, role: str = "owner") -> psycopg.Connection:
        """A connection to its database."""
        return psycopg.connect(host=str(self.sockets), dbname="visavis", user=role, autocommit=True)

    def processes(self) -> dict[int, str]:
        """Its live processes (not the supervisor): pid → command line."""
        mark = f"VISAVIS_SUPERVISED={self.state}".encode()
        found = {}
        for entry in Path("/proc").iterdir():
            try:
                marked = entry.name.isdigit() and mark in (entry / "environ").read_bytes().split(b"\0")
                if marked and alive(int(entry.name)):
                    found[int(entry.name)] = (entry / "cmdline").read_bytes().replace(b"\0", b" ").decode()
            except OSError:
                continue
        return found

    def server(self) -> int:
        """The pid of its PostgreSQL."""
        return int((self.state / "pg18" / "data" / "postmaster.pid").read_text().splitlines()[0])

    def part(self, words: str) -> int:
        """The pid of the first process of a part (`gunicorn`, `jobs work`, `jobs schedule`): its master."""
        pids = [pid for pid, command in self.processes().items() if words in command]
        assert pids, f"no process {words}"
        return min(pids)

    def clean(self) -> None:
        """Stop and remove everything, as far as it exists."""
        if self.process is not None and self.process.poll() is None:
            self.down()
        self.run("db", "stop")
        shutil.rmtree(self.state, ignore_errors=True)
        shutil.rmtree(self.sockets, ignore_errors=True)


def alive(pid: int) -> bool:
    """Whether a process runs; one that waits to be collected does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] not in {"Z", "X"}
    except OSError:
        return False
