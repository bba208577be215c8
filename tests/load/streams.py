"""A crowd of browsers that hold one stream each, in a process of its own: `python -m tests.load.streams`.

Bare sockets and one epoll, so that a machine which the servers share is left to them. Reads orders on its input, one
JSON line each, and answers one line each: {"seats": [[port, topic, request], …]} sits everybody down, "open" connects all
(a seat whose line breaks later comes back by itself, at once), "back" waits until all are there, "said" tells all that
was heard. A request holds `{ticket}` where a ticket goes and `{last}` for the last number, when there are any.
"""

from __future__ import annotations

import errno
import gc
import heapq
import json
import os
import queue
import random
import resource
import selectors
import socket
import sys
import threading
import time
from collections import Counter
from typing import Any
from urllib.parse import quote

SPARE = 1000
PATIENCE = 30.0
AGAIN = (0.1, 0.4)  # a browser that was refused tries again after so many seconds: shorter than our page does
LONGEST_ORDER = 130.0


class Seat:
    """One browser: what it asks, what it was told (id and moment), its ticket, and when it heard its first word."""

    __slots__ = (
        "asking", "back_at", "first", "last", "line", "port", "problem", "rest", "since", "ticket", "told", "topic"
    )  # fmt: skip

    def __init__(self, port: int, topic: str, first: str) -> None:
        self.port, self.topic, self.first = port, topic.encode(), first
        self.told: list[tuple[int, float]] = []
        self.ticket = self.problem = ""
        self.last: int | None = None
        self.line: socket.socket | None = None
        self.rest, self.asking, self.since, self.back_at = b"", False, 0.0, 0.0

    def request(self) -> bytes:
        """The first time with the ticket of its page, then with the one of its stream."""
        if not self.ticket or "billet=" not in self.first:
            return self.first.encode()
        head, _, tail = self.first.partition("billet=")
        held = f"{quote(self.ticket)}&apres={self.last}"
        return f"{head}billet={held} {tail.partition(' ')[2]}".encode()

    def hear(self, data: bytes, now: float) -> bool:
        """Read what came; whether the stream has begun."""
        *lines, self.rest = (self.rest + data).split(b"\n")
        begun = False
        for line in lines:
            if line.startswith(b"id: "):
                self.last = int(line[4:])
            elif line.startswith(b"data: "):
                begun = True
                if line.startswith(self.topic, 6):
                    self.told.append((self.last or 0, now))
                elif len(line) > 100:
                    self.ticket = line[6:].decode().strip()
            elif line.startswith(b"HTTP/1.1 ") and not line.startswith(b"HTTP/1.1 200"):
                self.problem = line.decode().strip()
        return begun


class Crowd:
    """All browsers of one process."""

    def __init__(self) -> None:
        self.poll = selectors.DefaultSelector()
        self.seats: list[Seat] = []
        self.away = 0
        self.later: list[tuple[float, int]] = []
        self.tries = self.through_pages = 0
        self.chance = random.Random(11)

    def sit(self, seats: list[tuple[int, str, str]]) -> None:
        allow_files(len(seats) + SPARE)
        self.seats = [Seat(*seat) for seat in seats]
        self.away = len(self.seats)

    def open(self) -> None:
        for number in range(len(self.seats)):
            self.connect(number)
            if number % 64 == 0:
                self.turn(0)

    def connect(self, number: int) -> None:
        seat = self.seats[number]
        self.tries += 1
        seat.rest, seat.problem, seat.since = b"", "", time.monotonic()
        seat.line = socket.socket()
        seat.line.setblocking(False)
        tried = seat.line.connect_ex(("127.0.0.1", seat.port))
        if tried == 0:
            self.ask(number)
        elif tried == errno.EINPROGRESS:
            seat.asking = False
            self.poll.register(seat.line, selectors.EVENT_WRITE, number)
        else:
            self.leave(number)

    def ask(self, number: int) -> None:
        seat = self.seats[number]
        assert seat.line is not None
        try:
            seat.line.send(seat.request())
        except OSError:
            self.leave(number)
            return
        if seat.line in self.poll.get_map():
            self.poll.modify(seat.line, selectors.EVENT_READ, number)
        else:
            self.poll.register(seat.line, selectors.EVENT_READ, number)
        seat.asking = True

    def leave(self, number: int) -> None:
        """The line broke, or was never there: once more, soon."""
        seat = self.seats[number]
        if seat.line is not None:
            if seat.line in self.poll.get_map():
                self.poll.unregister(seat.line)
            seat.line.close()
            seat.line = None
        pause = self.chance.uniform(*AGAIN)
        if seat.back_at:
            seat.back_at, pause = 0.0, 0.0
            self.away += 1
        heapq.heappush(self.later, (time.monotonic() + pause, number))

    def turn(self, seconds: float) -> None:
        """What happens within this time."""
        due = self.later[0][0] - time.monotonic() if self.later else seconds
        for key, mask in self.poll.select(max(0, min(seconds, due))):
            if mask & selectors.EVENT_WRITE:
                self.ask(key.data)
            else:
                self.hear(key.data)
        now = time.monotonic()
        while self.later and self.later[0][0] <= now:
            self.connect(heapq.heappop(self.later)[1])

    def hear(self, number: int) -> None:
        seat = self.seats[number]
        assert seat.line is not None
        try:
            data = seat.line.recv(65536)
        except BlockingIOError:
            return
        except OSError:
            data = b""
        now = time.monotonic()
        if seat.hear(data, now) and not seat.back_at:
            seat.back_at = now
            self.away -= 1
        if "403" in seat.problem:  # its minute is over: a browser then asks its page for another
            seat.ticket, self.through_pages = "", self.through_pages + 1
        if not data or seat.problem:
            self.leave(number)

    def impatient(self) -> None:
        """Who waits for too long begins again."""
        late = time.monotonic() - PATIENCE
        for number, seat in enumerate(self.seats):
            if not seat.back_at and seat.line is not None and seat.since < late:
                seat.problem = "no answer"
                self.leave(number)

    def obey(self, order: Any) -> dict[str, Any]:
        """One order; its answer."""
        if isinstance(order, dict):
            self.sit(order["seats"])
        elif order == "open":
            self.open()
        elif order == "back":
            return self.back()
        elif order == "said":
            return {"told": [[seat.topic.decode(), seat.told] for seat in self.seats]}
        return {}

    def back(self) -> dict[str, Any]:
        """Wait until all are there; when the last one was, and what it took."""
        until = time.monotonic() + LONGEST_ORDER
        looked = time.monotonic()
        while self.away and time.monotonic() < until:
            self.turn(0.5)
            if time.monotonic() > looked + 5:
                looked = time.monotonic()
                self.impatient()
        return {
            "away": self.away, "why": Counter(seat.problem for seat in self.seats if seat.problem),
            "at": sorted(seat.back_at for seat in self.seats), "tries": self.tries, "through_pages": self.through_pages,
            "cpu": time.process_time(),
        }  # fmt: skip


def part(ordered: list[float], share: float) -> float:
    """A percentile."""
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))] if ordered else float("nan")


def allow_files(wanted: int) -> None:
    """As many open files as the crowd needs; says so when the system refuses."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if soft < wanted and hard != resource.RLIM_INFINITY and hard < wanted:
        raise SystemExit(f"{wanted} open files are needed and {hard} allowed: see `ulimit -n`")
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, wanted), hard))


def main() -> None:
    orders: queue.SimpleQueue[Any] = queue.SimpleQueue()

    def read() -> None:
        for line in sys.stdin:
            orders.put(json.loads(line))
        os._exit(0)

    threading.Thread(target=read, daemon=True).start()
    gc.freeze()
    crowd = Crowd()
    while True:
        crowd.turn(0.05)
        if not orders.empty():
            print(json.dumps(crowd.obey(orders.get())), flush=True)


if __name__ == "__main__":
    main()
