"""A crowd of browsers that hold one stream each, cheap enough to sit beside the servers it measures."""

from __future__ import annotations

import asyncio
import resource
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

AT_ONCE = 200
SPARE = 1000
Ask = Callable[["Seat"], bytes]


@dataclass
class Seat(asyncio.Protocol):
    """One browser: the place it asks at, its topic, what it was told (id and moment), and its ticket."""

    port: int
    topic: str
    told: list[tuple[int, float]] = field(default_factory=list)
    ticket: str = ""
    last: int | None = None
    problem: str = ""

    def __post_init__(self) -> None:
        self.transport: asyncio.BaseTransport | None = None
        self._rest = b""
        self.began: asyncio.Future[None] | None = None

    def __hash__(self) -> int:
        return id(self)

    def data_received(self, data: bytes) -> None:
        now = time.monotonic()
        *lines, self._rest = (self._rest + data).split(b"\n")
        for line in lines:
            self._read(line, now)

    def _read(self, line: bytes, now: float) -> None:
        if line.startswith(b"HTTP/1.1 ") and not line.startswith(b"HTTP/1.1 200"):
            self.problem = line.decode()
            self._here()
        elif line.startswith(b"id: "):
            self.last = int(line[4:])
        elif line.startswith(b"data: " + self.topic.encode()):
            self.told.append((self.last or 0, now))
            self._here()
        elif line.startswith(b"data: "):
            self.ticket = line[6:].decode().strip()
            self._here()
        elif line.startswith(b"event: reload"):
            self.problem = "reload"

    def _here(self) -> None:
        if self.began is not None and not self.began.done():
            self.began.set_result(None)

    def connection_lost(self, error: Exception | None) -> None:
        self.transport = None
        if self.began is not None and not self.began.done():
            self.began.set_exception(error or ConnectionError("closed"))


class Crowd:
    """All browsers, each with the request it sends."""

    def __init__(self, seats: list[Seat], ask: Ask) -> None:
        self.seats, self.ask = seats, ask
        self._gate = asyncio.Semaphore(AT_ONCE)
        self.through_pages = 0
        allow_files(len(seats) + SPARE)

    async def open(self, seconds: float = 120) -> float:
        """Everybody connects and hears a first word; seconds until the last one did. Tried again when refused."""
        began = time.monotonic()
        try:
            await asyncio.wait_for(asyncio.gather(*(self._open(seat) for seat in self.seats)), seconds)
        except TimeoutError:
            print("  not open:", Counter(seat.problem for seat in self.seats if seat.problem))
            raise
        return time.monotonic() - began

    async def _open(self, seat: Seat) -> None:
        while True:
            async with self._gate:
                if await self._once(seat):
                    return
            await asyncio.sleep(0.2)

    async def _once(self, seat: Seat) -> bool:
        loop = asyncio.get_running_loop()
        seat.problem, seat._rest, seat.began = "", b"", loop.create_future()
        try:
            seat.transport, _ = await loop.create_connection(lambda: seat, "127.0.0.1", seat.port)
            seat.transport.write(self.ask(seat))  # type: ignore[attr-defined]
            await asyncio.wait_for(seat.began, 30)
        except (OSError, TimeoutError):
            seat.problem = "no answer"
        if seat.problem and seat.transport is not None:
            seat.transport.abort()  # type: ignore[attr-defined]
        if "403" in seat.problem:  # its minute is over: a browser then asks its page for another
            seat.ticket, self.through_pages = "", self.through_pages + 1
        return not seat.problem

    def close(self) -> None:
        for seat in self.seats:
            if seat.transport is not None:
                seat.transport.abort()  # type: ignore[attr-defined]

    def waits(self, sent: dict[str, list[float]]) -> list[float]:
        """Milliseconds from the start of each message's transaction to each arrival: the nth of a topic is its nth."""
        found = []
        for seat in self.seats:
            for (_, heard), said in zip(seat.told, sent.get(seat.topic, ()), strict=False):
                found.append((heard - said) * 1000)
        return sorted(found)

    def harm(self, sent: dict[str, list[float]]) -> tuple[int, int]:
        """How many deliveries were lost, how many came twice."""
        lost = twice = 0
        for seat in self.seats:
            times = Counter(number for number, _ in seat.told)
            twice += sum(times.values()) - len(times)
            lost += len(sent.get(seat.topic, ())) - len(times)
        return lost, twice


def part(ordered: list[float], share: float) -> float:
    """A percentile."""
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))] if ordered else float("nan")


def allow_files(wanted: int) -> None:
    """As many open files as the crowd needs; says so when the system refuses."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if soft < wanted and hard != resource.RLIM_INFINITY and hard < wanted:
        raise SystemExit(f"{wanted} open files are needed and {hard} allowed: see `ulimit -n`")
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, wanted), hard))
