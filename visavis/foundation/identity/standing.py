"""A helper opens the file of somebody who gave her a mandate: her browser remembers which, for that browser alone.

Each request asks again whether the mandate still holds: an end, by date or by a word, is felt at the next page.
The room of mandates says who knows (`set_finder`, in `front/wiring.py`).
"""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from django.http import HttpRequest

from visavis.foundation.identity.actor import Actor

_OPEN = "mandate"
Finder = Callable[[Actor, UUID], Actor | None]


def _nobody(helper: Actor, mandate_id: UUID) -> Actor | None:
    """Until a room says who knows mandates, none holds."""
    return None


_finder: Finder = _nobody


def set_finder(finder: Finder) -> None:
    """Say who knows mandates: `finder(helper, mandate_id)` gives her with the file open, None when it ended."""
    global _finder
    _finder = finder


def stand_in(request: HttpRequest, mandate_id: UUID) -> None:
    """From the next page on, this browser acts under this mandate."""
    request.session[_OPEN] = str(mandate_id)


def stand_back(request: HttpRequest) -> None:
    """The file is closed: on a shared computer nothing stays."""
    request.session.pop(_OPEN, None)


def standing(request: HttpRequest, helper: Actor) -> Actor:
    """The helper with the file she has open; without it when none is, or when the mandate has ended."""
    opened = request.session.get(_OPEN)
    found = _finder(helper, UUID(opened)) if opened else None
    if opened and found is None:
        stand_back(request)
    return found or helper
