"""Django Channels with Redis, holding the same streams: `python -m tests.load.channels_server DOOR REDIS_PORT`.

The consumer is the one of Channels' own documentation for long answers, without sessions, tickets or a model: as
light as Channels gets. Its packages come from the group `bench` into a folder that is thrown away.
"""

from __future__ import annotations

import socket
import sys
from typing import Any


def application(redis_port: int) -> Any:
    from django.conf import settings

    backend = "channels_redis.pubsub.RedisPubSubChannelLayer"
    settings.configure(
        SECRET_KEY="bench", ALLOWED_HOSTS=["*"],
        CHANNEL_LAYERS={
            "default": {"BACKEND": backend, "CONFIG": {"hosts": [f"redis://127.0.0.1:{redis_port}/0"]}}
        },
    )  # fmt: skip
    import django

    django.setup()
    from channels.generic.http import AsyncHttpConsumer
    from channels.routing import ProtocolTypeRouter, URLRouter
    from django.urls import path

    class Told(AsyncHttpConsumer):
        """A stream of server-sent events."""

        async def http_request(self, message: dict[str, Any]) -> None:
            if not message.get("more_body"):
                await self.handle(b"")

        async def handle(self, body: bytes) -> None:
            topic = self.scope["url_route"]["kwargs"]["topic"]
            await self.channel_layer.group_add(topic.replace(":", "."), self.channel_name)
            await self.send_headers(headers=[(b"Content-Type", b"text/event-stream")])
            await self.send_body(b"data: here\n\n", more_body=True)

        async def told(self, event: dict[str, Any]) -> None:
            said = f"id: {event['number']}\nevent: change\ndata: {event['topic']}\n\n"
            await self.send_body(said.encode(), more_body=True)

    return ProtocolTypeRouter({"http": URLRouter([path("stream/<str:topic>", Told.as_asgi())])})


if __name__ == "__main__":
    import uvicorn

    from tests.load.streams import allow_files

    allow_files(15_000)
    config = uvicorn.Config(
        application(int(sys.argv[2])), log_level="critical", access_log=False, backlog=4096,
        timeout_graceful_shutdown=1, lifespan="off",
    )  # fmt: skip
    uvicorn.Server(config).run(sockets=[socket.socket(fileno=int(sys.argv[1]))])
