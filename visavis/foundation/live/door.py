"""The door of the stream: `GET /en-direct?billet=…&apres=…`, plain ASGI, outside Django's middleware.

No session, no model, no cookie: a signed ticket says all. Ten thousand browsers that come at nine o'clock, or
after an incident, pass here and not through the pages.
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
from visavis.foundation.live.hub import Hub, Stream, frame, starts_of
from visavis.foundation.live.outbox import Outbox, TooFarBack
from visavis.foundation.live.ticket import NoTicket, Ticket

PATH = "/en-direct"
MOST_STREAMS = 9000  # below the usual 20,000 open files of a process, and of a core's strength
MOST_TICKETS = 12
SEND_SECONDS = 20
START_SECONDS = 10
STOP_SECONDS = 1
logger = logging.getLogger(__name__)
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]


class Door:
    """The ASGI application of one live process."""

    def __init__(self, where: dict[str, Any], most: int = MOST_STREAMS) -> None:
        self.hub = Hub()
        self.outbox = Outbox(self.hub, where)
        self.most = most
        self._work: list[asyncio.Task[None]] = []

    async def __call__(self, scope: MutableMapping[str, Any], receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._live(receive, send)
        elif scope["type"] == "http":
            await self._answer(scope, receive, send)

    async def _live(self, receive: Receive, send: Send) -> None:
        while True:
            told = (await receive())["type"]
            if told == "lifespan.startup":
                duties = (self.outbox.listen(), self.outbox.publish(), self._beat())
                self._work = [asyncio.create_task(duty) for duty in duties]
                for task in self._work:
                    task.add_done_callback(_end_with)
                await self._know_the_database()
            else:
                for task in self._work:
                    task.cancel()
                await asyncio.gather(*self._work, return_exceptions=True)
            await send({"type": f"{told}.complete"})
            if told == "lifespan.shutdown":
                return

    async def _know_the_database(self) -> None:
        """Until then browsers wait in the line of the open door: refused, they would all turn to the pages."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(START_SECONDS):
                while self.hub.recent is None:
                    await asyncio.sleep(0.02)

    async def _beat(self) -> None:
        while True:
            await asyncio.sleep(1)
            self.hub.beat(now().timestamp())

    async def _answer(self, scope: MutableMapping[str, Any], receive: Receive, send: Send) -> None:
        if not scope["path"].endswith(PATH):
            await refuse(send, 404)
        elif scope["method"] != "GET":
            await refuse(send, 405)
        elif self.hub.recent is None or len(self.hub.streams) >= self.most:
            await refuse(send, 503)
        else:
            try:
                asked = Asked(scope, self.hub.recent.number)
            except (NoTicket, ValueError):
                await refuse(send, 403)
                return
            await self._stream(asked, receive, send)

    async def _stream(self, asked: Asked, receive: Receive, send: Send) -> None:
        starts = starts_of(asked.tickets, asked.after)
        stream = Stream(asked.joined, min(starts.values()))
        starts |= dict.fromkeys(stream.control, min(it.since for it in asked.tickets))
        watch = asyncio.create_task(_gone(receive, stream))
        self.hub.join(stream)
        try:
            async with asyncio.timeout(SEND_SECONDS):
                first = await self._first(stream, starts, asked.up_to)
                await send({"type": "http.response.start", "status": 200, "headers": asked.headers()})
                await send(_body(b"retry: %d\n\n" % (2000 + secrets.randbelow(4000)) + first))
            await _rest(stream, send)
        except TimeoutError:
            stream.end("slow")
        finally:
            self.hub.leave(stream)
            watch.cancel()

    async def _first(self, stream: Stream, starts: dict[str, int], up_to: int) -> bytes:
        """A ticket to come back with, then all that was missed up to the moment of joining."""
        events, older = self.hub.missed(stream, starts)
        events = [each for each in events if each[0] <= up_to]
        try:
            if older:
                found = await self.outbox.missed(list(older), min(older.values()), up_to)
                events = sorted(events + [each for each in found if each[0] > older[each[1]]])
        except TooFarBack:
            return self.hub.renewal(stream) + b"id: %d\nevent: reload\ndata:\n\n" % up_to
        if any(topic in stream.control for _number, topic in events):
            stream.end("closed")
            return b""
        told = b"".join(frame(number, topic) for number, topic in events)
        return self.hub.renewal(stream) + (told or b"id: %d\nevent: here\ndata:\n\n" % up_to)


async def _rest(stream: Stream, send: Send) -> None:
    """All that happens from now on, until one of the two goes."""
    while not stream.over:
        await stream.awake.wait()
        stream.awake.clear()
        if piece := stream.take():
            async with asyncio.timeout(SEND_SECONDS):
                await send(_body(piece))
    if stream.over != "gone":
        said = b"event: end\ndata:\n\n" if stream.over in {"time", "closed"} else b""
        async with asyncio.timeout(STOP_SECONDS):
            await send(_body(said, more=False))


class Asked:
    """What a browser asks for: tickets of one session, and the last number it was told.

    `up_to` is what this process knows at that moment: the rest comes as it happens. Raises `NoTicket`, `ValueError`.
    """

    def __init__(self, scope: MutableMapping[str, Any], up_to: int) -> None:
        self.up_to = up_to
        query = parse_qs(scope["query_string"].decode("ascii"), max_num_fields=MOST_TICKETS + 1)
        heads = dict(scope["headers"])
        self.tickets: list[Ticket] = [tickets.read(text) for text in query.get("billet", ())]
        if not self.tickets:
            raise NoTicket("none")
        last = heads.get(b"last-event-id", b"").decode("ascii") or query.get("apres", [""])[0]
        self.after = int(last) if last else None
        self.origin = heads.get(b"origin", b"").decode("ascii")
        if self.origin and self.origin != self.tickets[0].origin:
            raise NoTicket("another site")
        self.joined = tickets.joined(self.tickets, up_to)

    def headers(self) -> list[tuple[bytes, bytes]]:
        """Readable by the pages of exactly this site, without cookies."""
        return [
            (b"content-type", b"text/event-stream"),
            (b"cache-control", b"no-store"),
            (b"x-accel-buffering", b"no"),
            (b"x-content-type-options", b"nosniff"),
            (b"vary", b"origin"),
            (b"access-control-allow-origin", self.tickets[0].origin.encode()),
        ]


def _body(piece: bytes, more: bool = True) -> Message:
    return {"type": "http.response.body", "body": piece, "more_body": more}


def _end_with(duty: asyncio.Task[None]) -> None:
    """A duty that fails ends the process: the supervisor starts another, streams resume by number."""
    if not duty.cancelled():
        logger.critical("live: a duty ended", exc_info=duty.exception())
        signal.raise_signal(signal.SIGTERM)


async def _gone(receive: Receive, stream: Stream) -> None:
    with contextlib.suppress(asyncio.CancelledError):
        while (await receive())["type"] != "http.disconnect":
            pass
        stream.end("gone")


async def refuse(send: Send, status: int) -> None:
    """No stream: the status says it all; the page asks for a new ticket, later."""
    heads = [(b"content-length", b"0"), (b"cache-control", b"no-store"), (b"retry-after", b"5")]
    await send({"type": "http.response.start", "status": status, "headers": heads})
    await send(_body(b"", more=False))
