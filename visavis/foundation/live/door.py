"""The door of the stream: `GET /en-direct?billet=…&apres=…`, plain ASGI, outside Django's middleware.

No session, no model, no cookie, no question to the database: a signed ticket says all, and memory knows what was
missed. Ten thousand browsers that come at nine o'clock, or after an incident, pass here and not through the pages.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import secrets
import signal
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any
from urllib.parse import parse_qs

from visavis.foundation.clock import now
from visavis.foundation.live import ticket as tickets
from visavis.foundation.live.hub import BEATS, BEATS_SECONDS, Hub, Stream, frame, starts_of
from visavis.foundation.live.outbox import NoAnswer, Outbox, TooFarBack
from visavis.foundation.live.ticket import NoTicket, Ticket

PATH = "/en-direct"
MOST_TICKETS = 12
SLOW_SECONDS = 20
START_SECONDS = 10
END = b"event: end\ndata:\n\n"
SAID_AT_THE_END = {"time", "closed"}
logger = logging.getLogger(__name__)
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]


class Refused(Exception):
    """No stream: the status says it all; the page asks for a new ticket, later."""

    def __init__(self, status: int) -> None:
        super().__init__(str(status))
        self.status = status


class Door:
    """The ASGI application of one live process."""

    def __init__(self, where: dict[str, Any]) -> None:
        self.hub = Hub()
        self.outbox = Outbox(self.hub, where)

    async def __call__(self, scope: MutableMapping[str, Any], receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._live(receive, send)
        elif scope["type"] == "http":
            try:
                await self._stream(self._asked(scope), receive, send)
            except Refused as refusal:
                await _refuse(send, refusal.status)

    async def _live(self, receive: Receive, send: Send) -> None:
        """From the first to the last moment of the process."""
        await receive()
        duties = (self.outbox.listen(), self.outbox.publish(), self.outbox.look_back(), self._beat())
        working = [asyncio.create_task(duty) for duty in duties]
        for task in working:
            task.add_done_callback(_end_with)
        await self._know_the_database()
        await send({"type": "lifespan.startup.complete"})
        await receive()
        for task in working:
            task.cancel()
        await asyncio.gather(*working, return_exceptions=True)
        await send({"type": "lifespan.shutdown.complete"})

    async def _know_the_database(self) -> None:
        """Until then browsers wait in the line of the open door: refused, they would all turn to the pages."""
        with contextlib.suppress(TimeoutError):  # it serves anyway: those who come are answered 503
            async with asyncio.timeout(START_SECONDS):
                while self.hub.recent is None:
                    await asyncio.sleep(0.02)

    async def _beat(self) -> None:
        """Heartbeats, a few streams at a time."""
        while True:
            await asyncio.sleep(BEATS_SECONDS / BEATS)
            self.hub.beat(now().timestamp())

    def _asked(self, scope: MutableMapping[str, Any]) -> Asked:
        if not scope["path"].endswith(PATH):
            raise Refused(404)
        if scope["method"] != "GET":
            raise Refused(405)
        if self.hub.recent is None:
            raise Refused(503)
        try:
            return Asked(scope, self.hub.recent.number)
        except (NoTicket, ValueError) as problem:
            raise Refused(403) from problem

    async def _stream(self, asked: Asked, receive: Receive, send: Send) -> None:
        """What was missed; then this task sleeps until the browser has gone, or the last word is said."""
        stream = Stream(asked.joined, min(asked.starts.values()))
        self.hub.join(stream)
        try:
            first = await self._first(stream, asked)
            await send({"type": "http.response.start", "status": 200, "headers": asked.headers()})
            stream.pending.insert(0, b"retry: %d\n\n" % (2000 + secrets.randbelow(4000)) + first)
            stream.awake = Pouring(stream, send).wake
            stream.awake()
            while (await receive())["type"] != "http.disconnect":
                pass
        finally:
            self.hub.leave(stream)
            stream.over = stream.over or "gone"

    async def _first(self, stream: Stream, asked: Asked) -> bytes:
        """All that was missed up to the moment of joining, then a ticket to come back with, in this order.

        The ticket says "told up to here": whoever holds it has received what stands before it.
        """
        starts = asked.starts | dict.fromkeys(stream.control, asked.control_since)
        events, older = self.hub.missed(starts)
        try:
            if older:
                async with asyncio.timeout(SLOW_SECONDS):
                    events = sorted(events + await self.outbox.missed(older, asked.up_to))
        except TooFarBack:
            reload = b"id: %d\nevent: reload\ndata:\n\n" % asked.up_to
            return reload + self.hub.renewal(stream, asked.up_to)
        except (NoAnswer, TimeoutError) as problem:
            raise Refused(503) from problem
        events = [each for each in events if each[0] <= asked.up_to]
        if any(topic in stream.control for _number, topic in events):
            stream.pending.clear()
            stream.over = "closed"
            return b""
        told = b"".join(frame(number, topic) for number, topic in events)
        return told + self.hub.renewal(stream, asked.up_to)


class Pouring:
    """Sends what waits for a stream as far as the browser reads: a task only while there is something to send."""

    __slots__ = ("_send", "_stream", "_task")

    def __init__(self, stream: Stream, send: Send) -> None:
        self._stream, self._send = stream, send
        self._task: asyncio.Task[None] | None = None

    def wake(self) -> None:
        """Something waits, or the end has come."""
        if self._task is None:
            self._task = asyncio.get_running_loop().create_task(self._pour())

    async def _pour(self) -> None:
        stream = self._stream
        with contextlib.suppress(OSError):  # it has gone: `receive` tells the stream
            while stream.pending and not stream.over:
                await self._send(_body(stream.take()))
            if stream.over:
                last = stream.take() + (END if stream.over in SAID_AT_THE_END else b"")
                await self._send(_body(last, more=False))
                return
        self._task = None


class Asked:
    """What a browser asks for: tickets of one session, and the last number it was told.

    `up_to` is what this process knows at that moment: the rest comes as it happens. Raises `NoTicket`, `ValueError`.
    """

    def __init__(self, scope: MutableMapping[str, Any], up_to: int) -> None:
        query = parse_qs(scope["query_string"].decode("ascii"), max_num_fields=MOST_TICKETS + 1)
        heads = dict(scope["headers"])
        read: list[Ticket] = [tickets.read(text) for text in query.get("billet", ())]
        if not read:
            raise NoTicket("none")
        origin = heads.get(b"origin", b"").decode("ascii")
        if origin and origin != read[0].origin:
            raise NoTicket("another site")
        last = heads.get(b"last-event-id", b"").decode("ascii") or query.get("apres", [""])[0]
        self.starts = starts_of(read, int(last) if last else None)
        self.joined = tickets.joined(read, up_to)
        self.control_since = min(each.since for each in read)
        self.up_to = up_to

    def headers(self) -> list[tuple[bytes, bytes]]:
        """Readable by the pages of exactly this site, without cookies; the connection serves this one answer."""
        return [
            (b"content-type", b"text/event-stream"),
            (b"cache-control", b"no-store"),
            (b"x-accel-buffering", b"no"),
            (b"x-content-type-options", b"nosniff"),
            (b"vary", b"origin"),
            (b"connection", b"close"),
            (b"access-control-allow-origin", self.joined.origin.encode()),
        ]


def _body(piece: bytes, more: bool = True) -> Message:
    return {"type": "http.response.body", "body": piece, "more_body": more}


def _end_with(duty: asyncio.Task[None]) -> None:
    """A duty that fails ends the process: the supervisor starts another, streams resume by number."""
    if not duty.cancelled():
        logger.critical("live: a duty ended", exc_info=duty.exception())
        signal.raise_signal(signal.SIGTERM)


async def _refuse(send: Send, status: int) -> None:
    """No stream."""
    heads = [
        (b"content-length", b"0"),
        (b"cache-control", b"no-store"),
        (b"retry-after", b"5"),
        (b"connection", b"close"),
    ]
    await send({"type": "http.response.start", "status": status, "headers": heads})
    await send(_body(b"", more=False))
