"""The page of free slots as every audience sees it: on site first, the other ways in a closed panel."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import QueryDict
from django.urls import reverse
from django.utils.functional import Promise

from visavis.foundation.identity.names import names_of
from visavis.foundation.requests.cursor import id_in
from visavis.rooms.agencies.door import Place, agency
from visavis.rooms.appointments.motives import MODE_EFFECTS, MODE_WORDS, Mode
from visavis.rooms.appointments.promise import Promised, promised
from visavis.rooms.appointments.queries import PAGE, Day, Meeting, Slot, by_day, free_slots


@dataclass(frozen=True, slots=True)
class Way:
    """One way to meet: its code, its words, and what choosing it changes."""

    code: str
    words: str | Promise
    effect: str | Promise


@dataclass(frozen=True, slots=True)
class Offer:
    """What is offered: the days with their slots, the other ways, the next page, the promise."""

    at: Place
    way: Way
    days: list[Day]
    others: tuple[Way, ...]
    more: UUID | None
    promise: Promised
    counsellor: str
    everybody: bool


def ways() -> tuple[Way, ...]:
    """All ways, on site first."""
    return tuple(Way(mode, MODE_WORDS[mode], MODE_EFFECTS[mode]) for mode in Mode)


def offered(
    query: QueryDict,
    agency_id: UUID,
    now: datetime,
    *,
    counsellor_id: UUID | None = None,
    file_id: UUID | None = None,
    moving: UUID | None = None,
    link: Callable[[Slot], str] | None = None,
) -> Offer:
    """The offer for an address `?moyen=…&apres=…&tous`: of one counsellor when she has slots, else of everybody.

    For a person (`file_id`), hours at which she is met already are not offered; `moving` is the appointment she moves.
    """
    mode = query.get("moyen", Mode.ON_SITE)
    way = next((each for each in ways() if each.code == mode), ways()[0])
    page: dict[str, Any] = {
        "mode": way.code,
        "file_id": file_id,
        "moving": moving,
        "after": id_in(query, "apres"),
    }
    everybody = "tous" in query or counsellor_id is None
    slots = [] if everybody else free_slots(agency_id, now, counsellor_id=counsellor_id, **page)
    if not slots:
        everybody, slots = True, free_slots(agency_id, now, **page)
    names = {} if everybody or not counsellor_id else names_of([counsellor_id])
    link = link or (lambda slot: f"{reverse('appointments:slot', args=[slot.id])}?moyen={way.code}")
    return Offer(
        at=agency(agency_id),
        way=way,
        days=by_day(replace(slot, url=link(slot)) for slot in slots),
        others=tuple(each for each in ways() if each.code != way.code),
        more=slots[-1].id if len(slots) == PAGE else None,
        promise=promised(agency_id, now),
        counsellor=next(iter(names.values()), ""),
        everybody=everybody,
    )


def offered_instead(
    query: QueryDict, it: Meeting, now: datetime, *, link: Callable[[Slot], str] | None = None
) -> Offer:
    """The offer for who moves this appointment: its own hour is free for her, those of her other ones are not."""
    return offered(
        query, it.at.id, now, counsellor_id=it.counsellor_id, file_id=it.file_id, moving=it.id, link=link
    )
