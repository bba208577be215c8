"""A service of its own for a bench: its demonstration, its own state folder, its own port; stopped at the end."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def free_port() -> int:
    """A port nobody listens on now."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def wait_for(port: int, seconds: float = 120) -> None:
    """Wait until somebody listens there. Raises TimeoutError."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        with socket.socket() as tried:
            tried.settimeout(1)
            if tried.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise TimeoutError(f"nobody listens on {port}")


@contextmanager
def stopped(process: subprocess.Popen[bytes]) -> Iterator[subprocess.Popen[bytes]]:
    """End the process at the end of the block, and wait for it."""
    try:
        yield process
    finally:
        process.terminate()
        process.wait(90)


@contextmanager
def demonstration(state: Path) -> Iterator[int]:
    """The whole service with its demonstration in `state`; gives its port."""
    port = free_port()
    environment = {**os.environ, "VISAVIS_STATE": str(state)}
    command = [sys.executable, "-m", "visavis", "up", "--demo", "--port", str(port)]
    process = subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL
    )
    with stopped(process):
        assert process.stdout is not None
        address = process.stdout.readline().decode().strip()
        port = int(address.rstrip("/").rpartition(":")[2])
        wait_for(port)
        yield port
