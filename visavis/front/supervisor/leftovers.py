"""Processes of a supervisor that was killed: they end by themselves, and we wait for it, so that the port is free."""

import contextlib
import os
import signal
import sys
import time
from pathlib import Path

from visavis.foundation.database.processes import is_alive

from .parts import MARK, PAGES_STOP_SECONDS


def left_behind(mark: str) -> list[int]:
    """Live processes that carry our mark in their environment (Linux only)."""
    if not sys.platform.startswith("linux"):
        return []
    wanted = f"{MARK}={mark}".encode()
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit() and int(entry.name) != os.getpid():
            with contextlib.suppress(OSError):
                if wanted in (entry / "environ").read_bytes().split(b"\0") and is_alive(int(entry.name)):
                    found.append(int(entry.name))
    return found


def end_leftovers(mark: str) -> int:
    """Ask them to stop, wait as long as a page may take, then end them. Returns how many there were."""
    first = left_behind(mark)
    _signal(first, signal.SIGTERM)
    until = time.monotonic() + PAGES_STOP_SECONDS + 2
    while left_behind(mark):
        if time.monotonic() > until:
            _signal(left_behind(mark), signal.SIGKILL)
        time.sleep(0.1)
    return len(first)


def _signal(pids: list[int], number: int) -> None:
    for pid in pids:
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, number)
