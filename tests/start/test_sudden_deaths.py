"""After `kill -9` of anything, during writes: it comes back, and nothing that was acknowledged is lost."""

from __future__ import annotations

import contextlib
import os
import re
import signal
import threading
import time
import urllib.error
import urllib.parse
import urllib.request

import psycopg
import pytest

from tests.start.registrant import Registrants
from tests.start.service import Service, alive, until

pytestmark = pytest.mark.start


class Writer(threading.Thread):
    """Writes numbers without pause and remembers those the database said it kept."""

    def __init__(self, service: Service) -> None:
        super().__init__(daemon=True)
        self.service, self.kept, self.tried, self.over = service, [], 0, threading.Event()
        with service.connect() as connection:
            connection.execute("drop table if exists kept")
            connection.execute("create table kept (number int primary key)")

    def run(self) -> None:
        while not self.over.is_set():
            with contextlib.suppress(psycopg.Error), self.service.connect() as connection:
                while not self.over.is_set():
                    self.tried += 1
                    connection.execute("insert into kept values (%s)", [self.tried])
                    self.kept.append(self.tried)
            time.sleep(0.02)

    def goes_on(self, more: int = 50) -> None:
        """Wait until it could write again."""
        wanted = len(self.kept) + more
        until(lambda: len(self.kept) >= wanted, what="writing")

    def lost(self) -> set[int]:
        """What was acknowledged and is not there."""
        self.over.set()
        self.join()
        with self.service.connect() as connection:
            return set(self.kept) - {row[0] for row in connection.execute("select number from kept")}


class Visitor(threading.Thread):
    """Asks for a page again and again, and counts the times the door was closed."""

    def __init__(self, service: Service) -> None:
        super().__init__(daemon=True)
        self.address, self.seen, self.refused, self.over = service.address, 0, 0, threading.Event()

    def run(self) -> None:
        while not self.over.is_set():
            try:
                urllib.request.urlopen(self.address, timeout=20).close()
                self.seen += 1
            except urllib.error.HTTPError:
                self.seen += 1
            except urllib.error.URLError as problem:
                self.refused += isinstance(problem.reason, ConnectionRefusedError)
            except OSError:
                continue  # cut in the middle by the death itself


class Stream:
    """A visitor on the page of free slots, whose browser opens the stream that the page names."""

    def __init__(self, address: str) -> None:
        with urllib.request.urlopen(f"{address}rendez-vous/", timeout=20) as answer:
            page = answer.read().decode()
        self.place, self.ticket = (
            re.search(rf'data-{name}="([^"]+)"', page)[1] for name in ("stream", "ticket")
        )
        self.answer = None

    def opens(self) -> int:
        """The status of the answer; the stream stays open."""
        asked = f"{self.place}?{urllib.parse.urlencode({'billet': self.ticket})}"
        try:
            self.answer = urllib.request.urlopen(asked, timeout=20)
            return self.answer.status
        except urllib.error.HTTPError as refused:
            return refused.code
        except OSError:
            return 0

    def close(self) -> None:
        self.answer.close()


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory):
    found = Service.copied_to(tmp_path_factory.mktemp("mort") / "subite")
    try:
        found.found_an_agency()
        yield found.up("--port", "8700")
    finally:
        found.clean()


@pytest.fixture
def writer(service):
    thread = Writer(service)
    thread.start()
    thread.goes_on()
    yield thread
    thread.over.set()


@pytest.fixture
def registrants(service):
    thread = Registrants(service.address)
    thread.start()
    until(lambda: len(thread.acknowledged) >= 2, what="two registrations")
    yield thread
    thread.over.set()


def kill(pid: int) -> None:
    os.kill(pid, signal.SIGKILL)


def test_the_database_dies_in_the_middle_of_a_write(service, writer, registrants):
    dead = service.server()
    kill(dead)
    writer.goes_on()
    assert service.server() != dead
    assert writer.lost() == set()
    before = len(registrants.acknowledged)
    until(lambda: len(registrants.acknowledged) > before, what="one more registration")
    assert registrants.forgotten() == []


def test_the_database_dies_while_a_long_query_holds_its_memory(service, writer):
    def busy() -> None:
        with contextlib.suppress(psycopg.Error), service.connect() as connection:
            connection.execute("select count(*) from generate_series(1, 20000000000)")

    threading.Thread(target=busy, daemon=True).start()
    time.sleep(0.5)
    kill(service.server())
    writer.goes_on()
    assert writer.lost() == set()


@pytest.mark.parametrize("victim", ["master", "worker"])
def test_the_pages_die_and_nobody_is_turned_away_or_forgotten(service, registrants, victim):
    visitor = Visitor(service)
    visitor.start()
    until(lambda: visitor.seen >= 3, what="a page")
    master = service.part("gunicorn")
    gunicorns = [pid for pid, command in service.processes().items() if "gunicorn" in command]
    dead = master if victim == "master" else max(gunicorns)
    kill(dead)
    until(lambda: not alive(dead))
    seen = visitor.seen
    until(lambda: visitor.seen >= seen + 10, what="ten more pages")
    until(lambda: sum("gunicorn" in it for it in service.processes().values()) >= 3, what="a full crew")
    visitor.over.set()
    visitor.join()
    assert visitor.refused == 0
    before = len(registrants.acknowledged)
    until(lambda: len(registrants.acknowledged) > before, what="one more registration")
    assert registrants.forgotten() == []


@pytest.mark.parametrize("part", ["jobs work", "jobs schedule", "visavis live"])
def test_worker_scheduler_and_live_pages_come_back(service, part):
    dead = service.part(part)
    kill(dead)
    until(lambda: any(part in it and pid != dead for pid, it in service.processes().items()), what=part)


def test_a_stream_finds_the_same_port_after_the_live_process_died(service):
    stream = Stream(service.address)
    until(lambda: stream.opens() == 200, what="the first stream")
    kill(service.part("visavis live"))
    assert stream.opens() == 200
    stream.close()


def test_the_supervisor_dies_and_the_next_start_finds_everything(service, writer):
    server, port = service.server(), service.address
    kill(service.process.pid)
    service.process.communicate()
    until(lambda: not service.processes(), what="the end of the parts")
    assert alive(server)
    service.up("--port", "8700")
    assert service.address == port
    assert service.server() == server
    assert service.answers()
    assert writer.lost() == set()


def test_everything_dies_at_once_and_the_next_start_finds_everything(service, writer, registrants):
    victims = [service.process.pid, service.server(), *service.processes()]
    for pid in victims:
        with contextlib.suppress(ProcessLookupError):
            kill(pid)
    service.process.communicate()
    service.up("--port", "8700")
    writer.goes_on()
    assert writer.lost() == set()
    assert registrants.forgotten() == []
    code, said = service.down()
    assert code == 0, said
    assert not service.processes()
