"""The live process: one uvicorn, its door, and a stop that does not wait for streams that never end."""

from __future__ import annotations

import contextlib
import gc
import logging
import resource
import signal
import socket
from typing import Any

import uvicorn

from visavis.foundation.live.door import SLOW_SECONDS, Door

MOST_STREAMS = 9000  # below the usual 20,000 open files of a process, and of a core's strength
BACKLOG = 4096
AT_ONCE = 32  # accepted in one go: between two handfuls, those who are here already are served
LONGEST_HEAD = 16 * 1024
SPARE_FILES = 1000
KEEP_ALIVE_SECONDS = 5  # nobody stays: each answer closes its line
STOP_SECONDS = 1
TICKS = 10  # of uvicorn, a second


class Server(uvicorn.Server):
    """uvicorn waits for ever for open streams, and for who never ends her question: ours does neither."""

    def __init__(self, door: Door, most: int) -> None:
        self.door = door
        self._silent: set[Any] = set()
        config = uvicorn.Config(
            door, http="h11", loop="asyncio", ws="none", interface="asgi3", lifespan="on", proxy_headers=False,
            server_header=False, date_header=False, access_log=False, log_config=None, log_level=logging.ERROR,
            backlog=AT_ONCE, limit_concurrency=most, h11_max_incomplete_event_size=LONGEST_HEAD,
            timeout_keep_alive=KEEP_ALIVE_SECONDS, timeout_graceful_shutdown=STOP_SECONDS,
        )  # fmt: skip
        config.load()
        super().__init__(config)

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        for each in sockets or ():
            each.listen(
                BACKLOG
            )  # the loop takes one figure for how many it accepts in one go and how many wait

    async def on_tick(self, counter: int) -> bool:
        if counter % (SLOW_SECONDS * TICKS // 2) == 0:
            self._cut_the_silent()
        return await super().on_tick(counter)

    def _cut_the_silent(self) -> None:
        """Who was here at the last look too and has still not said what she wants: uvicorn has no limit for that."""
        silent = {each for each in self.server_state.connections if each.cycle is None}
        for each in silent & self._silent:
            each.transport.abort()
        self._silent = silent

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self.door.hub.close()
        await super().shutdown(sockets)


def serve(listening: socket.socket, where: dict[str, Any], most: int = MOST_STREAMS) -> None:
    """Hold streams until SIGTERM or SIGINT; then end within two seconds."""
    _let_open(most + SPARE_FILES)
    with contextlib.suppress(OSError, AttributeError):  # systems other than Linux do not know it
        # Each connection inherits it, and the system cuts who does not read.
        listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, SLOW_SECONDS * 1000)
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: None)  # uvicorn raises it again once it has stopped: enough
    server = Server(Door(where), most)
    gc.freeze()  # what is loaded now stays: no need to walk through it while thousands arrive
    server.run(sockets=[listening])


def _let_open(files: int) -> None:
    """Ask for as many open files as streams need, as far as the system allows."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = files if hard == resource.RLIM_INFINITY else min(files, hard)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
