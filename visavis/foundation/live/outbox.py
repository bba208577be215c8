"""The live process at its table: two connections, whatever the number of streams.

One listens and reads what was published; the other publishes when it holds the lock, and reads for those who come
back from further than memory reaches. Both act as the service: pages' roles see no row here.
"""

from __future__ import annotations

import asyncio
import logging
from typing import Any

import psycopg

from visavis.foundation.live import sql
from visavis.foundation.live.hub import Hub
from visavis.foundation.live.recent import KEPT, Event

ROUND_SECONDS = 0.02
AGAIN_SECONDS = 1.0
LISTEN_SECONDS = 5.0
MOST_MISSED = 2000
MOST_ASKED = 500  # topics in one question: between two questions the publisher has its turn
logger = logging.getLogger(__name__)
Connection = psycopg.AsyncConnection[tuple[Any, ...]]


class TooFarBack(Exception):
    """The rows are gone, or so many that reading the page again is shorter."""


class NoAnswer(Exception):
    """The database is away."""


Answer = asyncio.Future[list[Event]]
Question = tuple[dict[str, int], int, Answer]


def parameters() -> dict[str, Any]:
    """Where the database is, in libpq's words, from the settings of the service."""
    from django.conf import settings

    found = settings.DATABASES["default"]
    names = {"NAME": "dbname", "USER": "user", "PASSWORD": "password", "HOST": "host", "PORT": "port"}
    chosen = {libpq: found[django] for django, libpq in names.items() if found.get(django)}
    options = {name: value for name, value in found.get("OPTIONS", {}).items() if isinstance(value, str)}
    return {**options, **chosen, "application_name": "visavis live"}


class Outbox:
    """Keeps a hub told, through a database that may go away and come back."""

    def __init__(self, hub: Hub, where: dict[str, Any]) -> None:
        self.hub, self.where = hub, where
        self.publishing = False
        self._second: Connection | None = None
        self._questions: list[Question] = []
        self._asked = asyncio.Event()

    async def _connect(self) -> Connection:
        connection = await psycopg.AsyncConnection.connect(**self.where, autocommit=True, connect_timeout=5)
        await connection.execute("select set_config('app.role', 'service', false)")
        return connection

    async def listen(self) -> None:
        """For ever: hear that something was published, read it in order, tell the hub."""
        while True:
            try:
                async with await self._connect() as connection:
                    await connection.execute(f"listen {sql.CHANNEL}")
                    await self._begin(connection)
                    while True:
                        heard = 0
                        async for said in connection.notifies(timeout=LISTEN_SECONDS, stop_after=1):
                            heard = int(said.payload) if said.payload.isdigit() else 0
                        await self._catch_up(connection, heard)
            except (psycopg.Error, OSError) as problem:
                logger.warning("live: the database does not answer", extra={"why": str(problem)})
                await asyncio.sleep(AGAIN_SECONDS)

    async def _begin(self, connection: Connection) -> None:
        """The first time, fill the memory; later, what was published meanwhile is read like everything else."""
        if self.hub.recent is None:
            cursor = await connection.execute(sql.LATEST, [KEPT])
            latest = (await cursor.fetchall())[::-1]
            cursor = await connection.execute("select live_floor()")
            row = await cursor.fetchone()
            floor = row[0] if row else 0
            self.hub.start(latest[0][0] - 1 if len(latest) == KEPT else floor, latest)
        await self._catch_up(connection)

    async def _catch_up(self, connection: Connection, heard: int = 0) -> None:
        """Read on until nothing is left, or up to the number that was heard: its notice came after its row."""
        while self.hub.recent is not None:
            cursor = await connection.execute(sql.SINCE, [self.hub.recent.number], prepare=True)
            events = await cursor.fetchall()
            self.hub.spread(events)
            if not events or self.hub.recent.number >= heard > 0:
                return

    async def publish(self) -> None:
        """For ever: number what was committed, every 20 ms, when no other process does it already."""
        while True:
            try:
                async with await self._connect() as self._second:
                    while not await self._is_ours(self._second):
                        await asyncio.sleep(AGAIN_SECONDS)
                    self.publishing = True
                    await self._rounds(self._second)
            except (psycopg.Error, OSError) as problem:
                logger.warning("live: publishing stopped", extra={"why": str(problem)})
                await asyncio.sleep(AGAIN_SECONDS)
            finally:
                self.publishing, self._second = False, None

    async def _is_ours(self, connection: Connection) -> bool:
        cursor = await connection.execute("select pg_try_advisory_lock(%s)", [sql.PUBLISHER_LOCK])
        row = await cursor.fetchone()
        return bool(row and row[0])

    async def _rounds(self, connection: Connection) -> None:
        loop = asyncio.get_running_loop()
        while True:
            began = loop.time()
            cursor = await connection.execute(sql.PUBLISH, prepare=True)
            row = await cursor.fetchone()
            if row is None or row[0] < sql.BATCH:
                await asyncio.sleep(max(0.001, ROUND_SECONDS - (loop.time() - began)))

    async def missed(self, starts: dict[str, int], up_to: int) -> list[Event]:
        """What happened to topics since their starts, from the table: one question for all who ask meanwhile.

        Raises `TooFarBack`, `NoAnswer`.
        """
        answer: Answer = asyncio.get_running_loop().create_future()
        self._questions.append((starts, up_to, answer))
        self._asked.set()
        return await answer

    async def look_back(self) -> None:
        """For ever: answer those who come back from further than memory reaches, many at a time."""
        while True:
            await self._asked.wait()
            await asyncio.sleep(ROUND_SECONDS)
            self._asked.clear()
            while self._questions:
                count = _as_many_as_fit(self._questions)
                together, self._questions = self._questions[:count], self._questions[count:]
                try:
                    found = await self._missed(together)
                except (psycopg.Error, OSError, NoAnswer):
                    found = [NoAnswer()] * len(together)
                for (_starts, _up_to, answer), events in zip(together, found, strict=True):
                    _give(answer, events)

    async def _missed(self, together: list[Question]) -> list[list[Event] | Exception]:
        if self._second is None:
            raise NoAnswer
        oldest: dict[str, int] = {}
        for starts, _up_to, _answer in together:
            for topic, start in starts.items():
                oldest[topic] = min(start, oldest.get(topic, start))
        wanted = [
            list(oldest),
            list(oldest.values()),
            max(up_to for _, up_to, _ in together),
            MOST_MISSED + 1,
        ]
        cursor = await self._second.execute(sql.MISSED, wanted)
        rows = await cursor.fetchall()
        floor = next(number for number, topic in rows if topic is None)
        numbers: dict[str, list[int]] = {}
        for number, topic in rows:
            if topic is not None:
                numbers.setdefault(topic, []).append(number)
        return [_share(starts, up_to, numbers, floor) for starts, up_to, _answer in together]


def _give(answer: Answer, found: list[Event] | Exception) -> None:
    """To who still waits for it."""
    if answer.done():
        return
    if isinstance(found, Exception):
        answer.set_exception(found)
    else:
        answer.set_result(found)


def _as_many_as_fit(questions: list[Question]) -> int:
    """How many of them go into one question: at least one."""
    topics = 0
    for count, (starts, _up_to, _answer) in enumerate(questions):
        topics += len(starts)
        if topics > MOST_ASKED:
            return max(1, count)
    return len(questions)


def _share(
    starts: dict[str, int], up_to: int, numbers: dict[str, list[int]], floor: int
) -> list[Event] | Exception:
    """What one of them asked for, out of the answer to all."""
    if min(starts.values()) < floor:
        return TooFarBack("pruned")
    found = [
        (number, topic)
        for topic, start in starts.items()
        for number in numbers.get(topic, ())
        if start < number <= up_to
    ]
    if len(found) > MOST_MISSED or any(len(numbers.get(topic, ())) > MOST_MISSED for topic in starts):
        return TooFarBack("too many")
    return found
