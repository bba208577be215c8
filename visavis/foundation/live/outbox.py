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
logger = logging.getLogger(__name__)
Connection = psycopg.AsyncConnection[tuple[Any, ...]]


class TooFarBack(Exception):
    """The rows are gone, or so many that reading the page again is shorter."""


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
                        async for _heard in connection.notifies(timeout=LISTEN_SECONDS, stop_after=1):
                            pass
                        await self._catch_up(connection)
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

    async def _catch_up(self, connection: Connection) -> None:
        while self.hub.recent is not None:
            cursor = await connection.execute(sql.SINCE, [self.hub.recent.number])
            events = await cursor.fetchall()
            if not events:
                return
            self.hub.spread(events)

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

    async def missed(self, topics: list[str], after: int, up_to: int) -> list[Event]:
        """What happened to topics between two numbers, from the table. Raises `TooFarBack`."""
        if self._second is None:
            raise TooFarBack("no connection")
        cursor = await self._second.execute("select live_floor()")
        row = await cursor.fetchone()
        if row is None or after < row[0]:
            raise TooFarBack("pruned")
        cursor = await self._second.execute(sql.OF_TOPICS, [topics, after, up_to, MOST_MISSED + 1])
        events = await cursor.fetchall()
        if len(events) > MOST_MISSED:
            raise TooFarBack("too many")
        return events
