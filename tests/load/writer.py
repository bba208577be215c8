"""Messages stored at a steady pace, in a process of its own: `python -m tests.load.writer` (see bench_live).

Reads one JSON line: where the database is, the topics, the pace, the seconds, and whether Channels is told. Each
message is one transaction; a topic always goes through the same connection, so its messages are in order.
"""

from __future__ import annotations

import asyncio
import json
import random
import sys
import time
from typing import Any

import psycopg

HANDS = 8
MESSAGE = "insert into bench_message (topic, body) values (%s, repeat('x', 400)) returning id"
EVENT = "insert into live_liveevent (topic, at) values (%s, now())"


async def main() -> None:
    """Write, then print when each message of each topic began."""
    told = json.loads(sys.stdin.readline())
    sent: dict[str, list[float]] = {}
    chance = random.Random(7)
    lines: list[asyncio.Queue[str]] = [asyncio.Queue() for _ in range(HANDS)]
    layer = _layer(told["redis"]) if told.get("redis") else None
    hands = [asyncio.create_task(_write(line, told["where"], sent, layer)) for line in lines]
    began, count = time.monotonic(), int(told["pace"] * told["seconds"])
    for number in range(count):
        await asyncio.sleep(max(0, began + number / told["pace"] - time.monotonic()))
        topic = chance.choice(told["topics"])
        lines[hash(topic) % HANDS].put_nowait(topic)
    lasted = time.monotonic() - began
    for line in lines:
        line.put_nowait("")
    await asyncio.gather(*hands)
    json.dump({"sent": sent, "pace": count / lasted}, sys.stdout)


async def _write(
    line: asyncio.Queue[str], where: dict[str, Any], sent: dict[str, list[float]], layer: Any
) -> None:
    async with await psycopg.AsyncConnection.connect(**where, autocommit=True) as connection:
        while topic := await line.get():
            sent.setdefault(topic, []).append(time.monotonic())
            async with connection.transaction():
                cursor = await connection.execute(MESSAGE, [topic])
                row = await cursor.fetchone()
                if layer is None:
                    await connection.execute(EVENT, [topic])
            if layer is not None and row:
                await layer.group_send(
                    topic.replace(":", "."), {"type": "told", "number": row[0], "topic": topic}
                )


def _layer(port: int) -> Any:
    from channels_redis.pubsub import RedisPubSubChannelLayer

    return RedisPubSubChannelLayer(hosts=[f"redis://127.0.0.1:{port}/0"])


if __name__ == "__main__":
    asyncio.run(main())
