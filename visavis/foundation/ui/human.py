"""The human across the counter: what every page says of the desk, the phone, the next slot, the call back.

A higher place registers who knows (`set_provider`, in `front/wiring.py`). If it fails, or nobody
registered, the page still shows the lasting facts: weekly hours, address, phone; never a guess.
All datetimes are those of the agency's clock.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.http import HttpRequest


class Open(StrEnum):
    """The state of the desk. `UNKNOWN` when the feed is down."""

    OPEN = "open"
    CLOSED = "closed"
    CROWDED = "crowded"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskState:
    """The desk: `until` when open, `opens_at` when closed; how many wait and for how many minutes.

    `counsellor` is named when she is there today (`counsellor_title`: "votre conseillère");
    `hours` are the lasting weekly hours in words.
    """

    state: Open = Open.UNKNOWN
    until: datetime | None = None
    opens_at: datetime | None = None
    counsellor: str = ""
    counsellor_title: str = ""
    waiting: int | None = None
    wait_minutes: int | None = None
    address: str = ""
    hours: str = ""
    queue_url: str = ""

    @property
    def somebody_is_there(self) -> bool:
        """Does the lamp shine?"""
        return self.state in {Open.OPEN, Open.CROWDED}


@dataclass(frozen=True, slots=True, kw_only=True)
class PhoneLine:
    """The number (any form), its usual wait, until when it is answered today; `hours` in words, lasting."""

    number: str
    wait_minutes: int | None = None
    until: datetime | None = None
    hours: str = ""
    free: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class NextSlot:
    """The next appointment on site. `book_url` receives a POST that books it, with `slot` as its value;
    where one must sign in or choose first, `choose_url` is a plain link instead."""

    starts_at: datetime
    slot: str = ""
    book_url: str = ""
    choose_url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CallBack:
    """The promise to call: by when, where to ask. `number_known` spares the person typing it."""

    url: str
    before: datetime | None = None
    number_known: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Colleague:
    """For staff: a named person beside you, with an extension to call or an address to ask."""

    name: str
    extension: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HumanBlock:
    """Everything the block says. `slot` is None when none is free in five days (`slots_known`), or unknown.

    For staff (`for_staff`) the same four places, beside you instead of across.
    """

    desk: DeskState
    phone: PhoneLine
    slot: NextSlot | None = None
    slots_known: bool = True
    call_back: CallBack | None = None
    for_staff: bool = False
    colleague: Colleague | None = None
    manager: Colleague | None = None
    as_of: datetime | None = None


Provider = Callable[[HttpRequest], HumanBlock]
_provider: Provider | None = None


def set_provider(provider: Provider | None) -> None:
    """Say who knows about the humans; called once, in `front/wiring.py`."""
    global _provider
    _provider = provider


def provider() -> Provider | None:
    """Who knows about the humans, when somebody said so."""
    return _provider
