"""What the guarantees share: offers in the demonstration."""

from __future__ import annotations

import pytest

from tests import market


@pytest.fixture
def offers(loaded: None) -> None:
    """The bakery's two offers are there."""
    market.open_stalls()
