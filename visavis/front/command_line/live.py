"""`visavis live`: the process that holds the streams of live pages."""

from __future__ import annotations

import argparse
import os
import socket


def add(families: argparse._SubParsersAction) -> None:
    parser = families.add_parser("live", help="hold the streams of live pages")
    where = parser.add_mutually_exclusive_group()
    where.add_argument("--fd", type=int, help="a listening socket given by whoever starts us")
    where.add_argument("--port", type=int, default=8001, help="default: 8001")
    parser.add_argument("--host", default="127.0.0.1", help="default: this machine only")
    parser.set_defaults(run=_run)


def _run(chosen: argparse.Namespace) -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    from django.conf import settings
    from django.utils.log import configure_logging

    from visavis.foundation.live.outbox import parameters
    from visavis.foundation.live.serve import serve

    configure_logging(settings.LOGGING_CONFIG, settings.LOGGING)
    serve(_listening(chosen), parameters())
    return 0


def _listening(chosen: argparse.Namespace) -> socket.socket:
    if chosen.fd is not None:
        return socket.socket(fileno=chosen.fd)
    from visavis.front.supervisor.door import open_door

    return open_door(chosen.host, chosen.port)
