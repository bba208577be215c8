"""The door of the stream: `GET /en-direct?billet=…&apres=…`, on bare sockets, outside Django's middleware.

No session, no model, no cookie, no question to the database: a signed ticket says all, and memory knows what was
missed. Ten thousand browsers that come at nine o'clock, or after an incident, pass here and not through the pages.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import secrets
import socket
from typing import Any

from visavis.foundation.clock import now
from visavis.foundation.live.asked import Asked, Refused
from visavis.foundation.live.hub import BEATS, BEATS_SECONDS, Hub, Stream, frame
from visavis.foundation.live.line import END, Line
from visavis.foundation.live.outbox import Outbox, TooFarBack
from visavis.foundation.live.recent import Event

MOST_STREAMS = 9000  # below the usual 20,000 open files of a process, and of a core's strength
MOST_COMING = 4096  # connections whose stream has not begun: they queue before the others are refused
AT_ONCE = 32  # accepted in one go: between two handfuls, those who are here already are served
SLOW_SECONDS = 20
START_SECONDS = 10
WHY = {
    400: "Bad Request",
    403: "Forbidden",
    404: "Not Found",
    405: "Method Not Allowed",
    431: "Request Header Fields Too Large",
    503: "Service Unavailable",
}
# Readable by the pages of exactly this site, without cookies.
HEAD = (
    b"HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ncache-control: no-store\r\nx-accel-buffering: no\r\n"
    b"x-content-type-options: nosniff\r\nvary: origin\r\nconnection: close\r\n"
    b"access-control-allow-origin: %s\r\n\r\nretry: %d\n\n"
)
logger = logging.getLogger(__name__)


class Door:
    """The listening socket of one live process, and all who came through it."""

    def __init__(self, listening: socket.socket, where: dict[str, Any], most: int = MOST_STREAMS) -> None:
        self.hub = Hub()
        self.outbox = Outbox(self.hub, where)
        self.most = most
        self._listening = listening
        self._coming: dict[Line, float] = {}  # since when; oldest first
        self._asked: set[Line] = set()
        self._blocked: dict[Line, float] = {}

    async def hold(self, stop: asyncio.Event) -> None:
        """Hold streams until told to stop, or until a duty fails: the supervisor starts another then."""
        self._loop = asyncio.get_running_loop()
        duties = (self.outbox.listen(), self.outbox.publish(), self.outbox.look_back(), self._beat())
        working = [asyncio.create_task(duty) for duty in duties]
        waiting = asyncio.create_task(stop.wait())
        await self._know_the_database()
        self._open()
        ended, _ = await asyncio.wait([waiting, *working], return_when=asyncio.FIRST_COMPLETED)
        for task in ended - {waiting}:
            logger.critical("live: a duty ended", exc_info=task.exception())
        self._loop.remove_reader(self._listening.fileno())
        self.hub.close()
        for line in tuple(self._coming):
            line.close()
        for task in (waiting, *working):
            task.cancel()
        await asyncio.gather(waiting, *working, return_exceptions=True)

    async def _know_the_database(self) -> None:
        """Until then browsers wait in the line of the open door: refused, they would all turn to the pages."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(START_SECONDS):
                while self.hub.recent is None:
                    await asyncio.sleep(0.02)

    async def _beat(self) -> None:
        """Heartbeats, a few streams at a time; and an end for who neither asks nor reads."""
        while True:
            await asyncio.sleep(BEATS_SECONDS / BEATS)
            self.hub.beat(now().timestamp())
            for kept in (self._coming, self._blocked):
                self._cut_the_slow(kept)

    def _cut_the_slow(self, kept: dict[Line, float]) -> None:
        late = self._loop.time() - SLOW_SECONDS
        while kept and (oldest := next(iter(kept.items())))[1] < late:
            oldest[0].close()

    def _open(self) -> None:
        self._loop.add_reader(self._listening.fileno(), self._accept)

    def _accept(self) -> None:
        for _ in range(AT_ONCE):
            try:
                connected, _address = self._listening.accept()
            except (BlockingIOError, InterruptedError, ConnectionAbortedError):
                return
            except OSError:  # too many open files: those who wait in the line are not lost
                self._loop.remove_reader(self._listening.fileno())
                self._loop.call_later(1, self._open)
                return
            connected.setblocking(False)
            line = Line(self, self._loop, connected)
            self._coming[line] = self._loop.time()
            if len(self._coming) > MOST_COMING:
                self.refuse(line, 503)

    def has_asked(self, line: Line) -> bool:
        """Whether its request was read: what more it says is not heard."""
        return line not in self._coming or line in self._asked

    def asks(self, line: Line, head: bytes) -> None:
        """Its whole request is here."""
        self._asked.add(line)
        try:
            if self.hub.recent is None or len(self.hub.streams) >= self.most:
                raise Refused(503)
            asked = Asked(head, self.hub.recent.number)
        except Refused as refusal:
            self.refuse(line, refusal.status)
            return
        told = min(asked.starts.values())
        stream = line.stream = Stream(asked.joined, told)
        self.hub.join(stream)
        starts = asked.starts | dict.fromkeys(stream.control, asked.control_since)
        events, older = self.hub.missed(starts)
        if older:
            self.outbox.ask(older, asked.up_to, lambda found: self._found(line, asked, events, found))
        else:
            self._begin(line, asked, events)

    def _found(self, line: Line, asked: Asked, events: list[Event], found: list[Event] | Exception) -> None:
        """The table answered for what memory no longer knew; without an answer nobody is let in."""
        if line not in self._coming:
            return
        if isinstance(found, TooFarBack):
            self._begin(line, asked, None)
        elif isinstance(found, Exception):
            self.refuse(line, 503)
        else:
            self._begin(line, asked, sorted(events + found))

    def _begin(self, line: Line, asked: Asked, events: list[Event] | None) -> None:
        """All that was missed up to the moment of joining, then a ticket to come back with, in this order.

        The ticket says "told up to here": whoever holds it has received what stands before it.
        """
        stream = line.stream
        assert stream is not None
        first = HEAD % (asked.joined.origin.encode(), 2000 + secrets.randbelow(4000))
        events = events and [each for each in events if each[0] <= asked.up_to]
        if events is None:
            first += b"id: %d\nevent: reload\ndata:\n\n" % asked.up_to + self.hub.renewal(stream, asked.up_to)
        elif any(topic in stream.control for _number, topic in events):
            first += END
            stream.over = "shut"
        else:
            first += b"".join(frame(number, topic) for number, topic in events)
            first += self.hub.renewal(stream, asked.up_to)
        self._coming.pop(line, None)
        self._asked.discard(line)
        line.begin(stream, first)

    def refuse(self, line: Line, status: int) -> None:
        """No stream."""
        heads = f"HTTP/1.1 {status} {WHY[status]}\r\ncontent-length: 0\r\ncache-control: no-store\r\nretry-after: 5"
        line.send(f"{heads}\r\nconnection: close\r\n\r\n".encode())
        line.close()

    def blocked(self, line: Line) -> None:
        """It reads more slowly than we write."""
        self._blocked.setdefault(line, self._loop.time())

    def flows(self, line: Line) -> None:
        """It reads again."""
        self._blocked.pop(line, None)

    def forget(self, line: Line) -> None:
        """It is closed."""
        self._coming.pop(line, None)
        self._blocked.pop(line, None)
        self._asked.discard(line)
        if line.stream is not None:
            line.stream.over = line.stream.over or "gone"
            self.hub.leave(line.stream)
            line.stream.pending.clear()
            line.stream = None
