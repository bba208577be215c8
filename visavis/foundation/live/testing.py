"""A pytest plugin, a live process for tests: the command's core in a process of its own, on the test's database."""

from __future__ import annotations

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest

CODE = """
import json, os, socket, sys
os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"
from visavis.foundation.live.serve import serve
serve(socket.socket(fileno=int(sys.argv[1])), json.loads(sys.argv[2]))
"""


@dataclass
class Process:
    """One live process on a door that stays open when it dies, as under the supervisor."""

    where: dict[str, Any]
    door: socket.socket
    process: subprocess.Popen[bytes] | None = None
    secret: str = ""

    @property
    def port(self) -> int:
        return int(self.door.getsockname()[1])

    def start(self) -> Process:
        from django.conf import settings

        command = [sys.executable, "-c", CODE, str(self.door.fileno()), json.dumps(self.where)]
        environment = {**os.environ, "VISAVIS_SECRET_KEY": self.secret or settings.SECRET_KEY}
        self.process = subprocess.Popen(command, env=environment, pass_fds=[self.door.fileno()])
        until = time.monotonic() + 30
        while self.refusal() != 403:  # 503 until it knows the database
            assert time.monotonic() < until and self.process.poll() is None, (
                "the live process does not answer"
            )
            time.sleep(0.05)
        return self

    def refusal(self) -> int:
        """What somebody without a ticket is answered."""
        asked = http.client.HTTPConnection("127.0.0.1", self.port, timeout=1)
        try:
            asked.request("GET", "/en-direct")
            return asked.getresponse().status
        except OSError:
            return 0
        finally:
            asked.close()

    def end(self, number: int = signal.SIGTERM) -> float:
        """Signal it; how many seconds it took to end."""
        assert self.process is not None
        began = time.monotonic()
        self.process.send_signal(number)
        self.process.wait(20)
        return time.monotonic() - began


@pytest.fixture
def live_process(transactional_db: None, database_server: Any) -> Iterator[Callable[[], Process]]:
    """`live_process()` starts one more on the test's database, each on its own port."""
    from django.db import connection

    parameters = database_server.parameters("app", connection.settings_dict["NAME"])
    names = {"NAME": "dbname", "USER": "user", "PASSWORD": "password", "HOST": "host", "PORT": "port"}
    where = {libpq: parameters[django] for django, libpq in names.items() if parameters[django]}
    started: list[Process] = []

    def start() -> Process:
        door = socket.create_server(("127.0.0.1", 0), backlog=1000)
        started.append(Process({**where, "application_name": "visavis live"}, door))
        return started[-1].start()

    yield start
    for each in started:
        if each.process is not None and each.process.poll() is None:
            each.end(signal.SIGKILL)
        each.door.close()
