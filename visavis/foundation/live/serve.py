"""The live process: its door, its open files, and a stop that does not wait for streams that never end."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import resource
import signal
import socket
from typing import Any

from visavis.foundation.live.door import MOST_STREAMS, Door

BACKLOG = 4096
SPARE_FILES = 1000


def serve(listening: socket.socket, where: dict[str, Any], most: int = MOST_STREAMS) -> None:
    """Hold streams until SIGTERM or SIGINT; then end at once, whatever browsers do."""
    _let_open(most + SPARE_FILES)
    listening.listen(BACKLOG)
    listening.setblocking(False)
    with contextlib.suppress(OSError):  # each connection inherits it: an event does not wait for another
        listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    gc.freeze()  # what is loaded now stays: no need to walk through it while thousands arrive
    asyncio.run(_hold(Door(listening, where, most)))


async def _hold(door: Door) -> None:
    stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    await door.hold(stop)


def _let_open(files: int) -> None:
    """Ask for as many open files as streams need, as far as the system allows."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = files if hard == resource.RLIM_INFINITY else min(files, hard)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
