"""Lines of the log reach another machine, by real sockets; while it is away none is lost within a bound that is told."""

from __future__ import annotations

import json
import logging
import os
import re
import select
import socket
import subprocess
import sys
import threading
import time
from contextlib import suppress

import pytest

from tests.access.certificates import NAME, shown
from visavis.foundation.requests import elsewhere
from visavis.foundation.requests.elsewhere import Elsewhere
from visavis.foundation.requests.logs import JsonLines


def _length(stream):
    """What stands before the next frame; 0 at the end of the line."""
    said = b""
    while (sign := stream.read(1)) not in {b" ", b""}:
        said += sign
    return int(said or 0)


class Collector:
    """The other machine: it takes frames until it is told to die, and can come back at the same port."""

    def __init__(self, certificate=None, reads=True):
        self.context = certificate.door() if certificate else None
        self.taken, self.lines, self.port, self.reads = [], [], 0, reads

    def open(self):
        self.door = socket.create_server(("127.0.0.1", self.port), reuse_port=False)
        self.port = self.door.getsockname()[1]
        threading.Thread(target=self._accept, args=(self.door,), daemon=True).start()
        return self

    def die(self):
        for each in (self.door, *self.lines):
            with suppress(OSError):  # it hung up first
                each.shutdown(socket.SHUT_RDWR)  # wakes whoever waits on it
            each.close()
        self.lines = []

    def _accept(self, door):
        try:
            while True:
                caller, _ = door.accept()
                threading.Thread(target=self._read, args=(caller,), daemon=True).start()
        except OSError:
            return

    def _read(self, caller):
        try:
            line = self.context.wrap_socket(caller, server_side=True) if self.context else caller
            self.lines.append(line)
            while not self.reads:
                time.sleep(0.05)
            stream = line.makefile("rb")
            while length := _length(stream):
                self.taken.append(stream.read(length).decode())
        except (OSError, ValueError):
            return

    def said(self):
        """What was told, once each, by its number."""
        found = {}
        for each in list(self.taken):
            number = int(re.search(r'sequenceId="(\d+)"', each)[1])
            found[number] = json.loads(each.split("] ", 1)[1])["said"]
        return [found[number] for number in sorted(found)]


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    monkeypatch.setattr(elsewhere, "PAUSE_SECONDS", (0.02, 0.1))


@pytest.fixture
def logger():
    """A logger of this test alone, and a way to give it a handler."""
    made = logging.getLogger("a test of elsewhere")
    made.setLevel(logging.INFO)
    made.propagate = False

    def to(url, **how):
        handler = Elsewhere(url, **how)
        handler.setFormatter(JsonLines())
        made.addHandler(handler)
        return made

    yield to
    for each in list(made.handlers):
        made.removeHandler(each)
        each.close()


def until(told, seconds=60):
    end = time.monotonic() + seconds
    while not told():
        assert time.monotonic() < end, "it did not come"
        time.sleep(0.01)


def test_a_line_arrives_by_tls_whole_with_its_time_its_level_and_its_number(logger, tmp_path):
    ours = shown(tmp_path)
    there = Collector(ours).open()
    log = logger(f"syslog+tls://{NAME}:{there.port}?ca={ours.ca}")
    log.warning("entrée : %s\nsuite", "é" * 3)
    until(lambda: there.taken)
    found = re.fullmatch(
        r'<132>1 \d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ \S+ visavis \d+ - \[meta sequenceId="1"\] (\{.*\})',
        there.taken[0],
    )
    assert json.loads(found[1])["said"] == "entrée : ééé\nsuite"
    assert json.loads(found[1])["level"] == "WARNING"
    there.die()


def test_tickets_that_tls_sends_by_itself_hold_no_line_back(logger, tmp_path, monkeypatch):
    """They come after the handshake: a busy machine finds them on the line before it sends its first words."""
    monkeypatch.setattr(elsewhere, "TIMEOUT_SECONDS", 120)
    connected = Elsewhere._connected

    def slowly(handler):
        line = connected(handler)
        select.select([line], [], [], 10)
        return line

    monkeypatch.setattr(Elsewhere, "_connected", slowly)
    ours = shown(tmp_path)
    there = Collector(ours).open()
    logger(f"syslog+tls://{NAME}:{there.port}?ca={ours.ca}").warning("après les tickets")
    until(lambda: there.said() == ["après les tickets"])
    there.die()


def test_nothing_is_told_to_a_machine_that_cannot_prove_who_it_is(logger, tmp_path):
    ours, stranger = shown(tmp_path / "ours"), shown(tmp_path / "stranger")
    there = Collector(stranger).open()
    logger(f"syslog+tls://{NAME}:{there.port}?ca={ours.ca}").warning("un secret")
    time.sleep(0.4)
    assert there.taken == []
    there.die()


def test_what_is_said_while_the_other_side_is_away_arrives_in_order_when_it_comes(logger):
    there = Collector().open()
    there.die()
    log = logger(f"syslog://127.0.0.1:{there.port}")
    for number in range(500):
        log.info("line %s", number)
    there.open()
    until(lambda: len(there.said()) == 500)
    assert there.said() == [f"line {number}" for number in range(500)]
    there.die()


def test_when_the_other_side_dies_and_comes_back_no_line_is_lost(logger):
    there = Collector().open()
    log = logger(f"syslog://127.0.0.1:{there.port}")
    for number in range(600):
        log.info("line %s", number)
        if number in {150, 400}:
            until(lambda: there.taken)
            there.die()
        if number in {250, 450}:
            there.open()
        time.sleep(0.0005)
    until(lambda: len(there.said()) == 600)
    assert there.said() == [f"line {number}" for number in range(600)]
    there.die()


def test_beyond_the_bound_the_oldest_give_way_and_how_many_is_told(logger, caplog):
    there = Collector().open()
    there.die()
    log = logger(f"syslog://127.0.0.1:{there.port}", most=100)
    for number in range(250):
        log.info("line %s", number)
    until(lambda: "takes no lines of the log: ConnectionRefusedError" in caplog.text)
    there.open()
    until(lambda: "line 249" in there.said())
    assert there.said() == [f"line {number}" for number in range(150, 250)]
    until(lambda: "takes lines of the log again; 150 were lost for it" in caplog.text)
    there.die()


def test_whoever_logs_never_waits_for_a_machine_that_does_not_read(logger):
    there = Collector(reads=False).open()
    log = logger(f"syslog://127.0.0.1:{there.port}")
    longest = 0.0
    for _ in range(1000):
        started = time.monotonic()
        log.info("x" * 8000)  # eight megabytes in all: more than the buffers of a line hold
        longest = max(longest, time.monotonic() - started)
    assert longest < elsewhere.TIMEOUT_SECONDS / 2
    there.reads = True
    until(lambda: len(there.said()) == 1000)
    there.die()


def test_a_process_of_the_service_sends_its_lines_until_its_last_one():
    """The setting itself, and a process that ends at once."""
    there = Collector().open()
    asked = (
        "import logging.config; from django.conf import settings; logging.config.dictConfig(settings.LOGGING);"
        " logging.getLogger('visavis.entrance').info('the last word')"
    )
    environment = {
        **os.environ, "VISAVIS_LOG_TO": f"syslog://127.0.0.1:{there.port}", "VISAVIS_SECRET_KEY": "x" * 60,
        "DJANGO_SETTINGS_MODULE": "config.settings",
    }  # fmt: skip
    done = subprocess.run(
        [sys.executable, "-c", asked], env=environment, capture_output=True, text=True, check=True
    )
    until(lambda: "the last word" in there.said())
    assert "the last word" in done.stderr, "and on standard error as ever"
    there.die()
