"""One running PostgreSQL: start it, recognise it, stop it. The caller holds the lock."""

import contextlib
import os
import signal
import subprocess
import time
from pathlib import Path

import psycopg

from .account import Account
from .binaries import Binaries
from .connect import connect
from .launch import spawn_server
from .pidfile import read_pidfile
from .problem import DatabaseProblem
from .processes import is_alive, is_server_of
from .recovery import clear_the_way
from .state import State

POLL_SECONDS = 0.01
FAST_STOP_SECONDS = 60
LONGEST_PAUSE_SECONDS = 2.0
TRIES = 40
PASSING = ("lock file", "pre-existing shared memory")


def running_pid(state: State) -> int | None:
    """The pid of our live server, whoever started it."""
    found = read_pidfile(state.data)
    if found is None or found.pid is None or not is_server_of(found.pid, state.data):
        return None
    return found.pid


def answers(state: State) -> bool:
    """Whether the server can be reached through its socket and serves this very data directory."""
    try:
        with connect(state, database="postgres", wait_seconds=5) as connection:
            row = connection.execute("show data_directory").fetchone()
    except psycopg.Error:
        return False
    return row is not None and Path(row[0]) == state.data


def start_server(
    state: State, binaries: Binaries, account: Account, settings: Path
) -> subprocess.Popen[bytes]:
    """Start and wait until it answers; a crash left behind is recovered first, however long that takes."""
    pause = 0.1
    for _ in range(TRIES):
        clear_the_way(state.data)
        said = state.log.stat().st_size if state.log.exists() else 0
        arguments = ["-D", str(state.data), "-c", f"config_file={settings}"]
        child = spawn_server(binaries.program("postgres"), arguments, account, state.log)
        if _became_ready(state, child):
            return child
        words = _last_words(state.log, said)
        if not any(sign in words for sign in PASSING):
            raise DatabaseProblem(f"PostgreSQL did not start. It said (in {state.log}):\n{words}")
        time.sleep(pause)
        pause = min(pause * 1.5, LONGEST_PAUSE_SECONDS)
    raise DatabaseProblem(f"PostgreSQL is held back by something left from before. See {state.log}")


def _became_ready(state: State, child: subprocess.Popen[bytes]) -> bool:
    """Wait without limit while the process lives: recovery may be long and must not be disturbed."""
    while child.poll() is None:
        found = read_pidfile(state.data)
        if found is not None and found.pid == child.pid and found.ready:
            return answers(state)
        time.sleep(POLL_SECONDS)
    return False


def _last_words(log: Path, since: int) -> str:
    with log.open("rb") as file:
        file.seek(since)
        return file.read()[-3000:].decode(errors="replace").strip()


def stop_server(state: State, child: subprocess.Popen[bytes] | None = None) -> bool:
    """Fast stop: open transactions roll back, committed work stays. False when nothing ran. Never SIGKILL."""
    pid = running_pid(state)
    if pid is None:
        return False
    _signal(pid, signal.SIGINT)
    if not _ended(state, pid, child, FAST_STOP_SECONDS):
        _signal(pid, signal.SIGQUIT)
        _ended(state, pid, child, FAST_STOP_SECONDS)
    if is_alive(pid):
        raise DatabaseProblem(f"PostgreSQL (process {pid}) does not stop. See {state.log}")
    return True


def _signal(pid: int, number: int) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.kill(pid, number)


def _ended(state: State, pid: int, child: subprocess.Popen[bytes] | None, seconds: float) -> bool:
    """Gone, or a zombie that its parent has yet to collect: both have released everything."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if child is not None:
            child.poll()
        if not is_alive(pid):
            return True
        time.sleep(POLL_SECONDS)
    return False
