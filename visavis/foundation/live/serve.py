"""The live process: one uvicorn, its door, and a stop that does not wait for streams that never end."""

from __future__ import annotations

import logging
import resource
import signal
import socket
from typing import Any

import uvicorn

from visavis.foundation.live.door import MOST_STREAMS, Door

STOP_SECONDS = 1
BACKLOG = 2048
LONGEST_HEAD = 16 * 1024
SPARE_FILES = 1000


class Server(uvicorn.Server):
    """uvicorn waits for ever for open streams: ours are told to end first."""

    def __init__(self, door: Door) -> None:
        self.door = door
        config = uvicorn.Config(
            door, lifespan="on", log_config=None, access_log=False, server_header=False, date_header=False,
            proxy_headers=False, backlog=BACKLOG, timeout_keep_alive=5, h11_max_incomplete_event_size=LONGEST_HEAD,
            timeout_graceful_shutdown=STOP_SECONDS, ws="none",
        )  # fmt: skip
        super().__init__(config)

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self.door.hub.close()
        await super().shutdown(sockets)


def serve(listening: socket.socket, where: dict[str, Any], most: int = MOST_STREAMS) -> None:
    """Hold streams until SIGTERM or SIGINT; then end within two seconds."""
    logging.getLogger("uvicorn.error").setLevel(logging.WARNING)
    _let_open(most + SPARE_FILES)
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: None)  # uvicorn raises it again once it has stopped: enough
    Server(Door(where, most)).run(sockets=[listening])


def _let_open(files: int) -> None:
    """Ask for as many open files as streams need, as far as the system allows."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = files if hard == resource.RLIM_INFINITY else min(files, hard)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
