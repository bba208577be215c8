"""Checkouts in odd places, removed afterwards with all they made."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.start.ordinary import ordinary_service
from tests.start.service import Service

__all__ = ["checkout", "free_port", "ordinary_service"]

Make = Callable[..., Service]


@pytest.fixture
def checkout(tmp_path: Path) -> Iterator[Make]:
    """`checkout("pâte à tarte")` is a copy of the project in a folder of that name."""
    made: list[Service] = []

    def make(name: str, **options: str) -> Service:
        made.append(Service.copied_to(tmp_path / name, **options))
        return made[-1]

    yield make
    for service in made:
        service.clean()


@pytest.fixture
def free_port() -> int:
    """A port that was free a moment ago."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
