"""What the journeys share: the town with its offers, a live service, a real browser for each person."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest

from tests import market
from tests.journeys.visit import Visit


@dataclass(frozen=True)
class Town:
    """Where the service answers, and how somebody comes in."""

    site: str
    visitor: Callable[..., Visit]

    def somebody(self, login: str, **how: Any) -> Visit:
        """The browser of somebody of the demonstration."""
        return self.visitor(**how).sits_in_for(login)


@pytest.fixture
def offers(loaded: None) -> None:
    """The bakery's two offers are there."""
    market.open_stalls()


@pytest.fixture
def live(offers: None, live_server: Any, browser: Any) -> Iterator[Town]:
    """The service with its demonstration, and as many browsers as there are people in the story."""
    opened = []

    def visitor(*, script: bool = True, width: int = 1280, **how: Any) -> Visit:
        how = {"service_workers": "block", **how}  # what is weighed and shown comes from the service itself
        context = browser.new_context(
            viewport={"width": width, "height": 800}, locale="fr-FR", java_script_enabled=script, **how
        )
        context.set_default_timeout(8000)
        opened.append(context)
        return Visit(context.new_page(), live_server.url)

    yield Town(live_server.url, visitor)
    for context in opened:
        context.close()
