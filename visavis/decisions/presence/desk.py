"""The desk in one sentence: open until when, closed until when, crowded, or not known. Never a guess.

Source: rows 1 and 3 of the service's promises; the words of each state are those of the human block.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from visavis.decisions.presence.hours import day, hour
from visavis.decisions.shared.sentence import Sentence

CROWDED_FROM_MINUTES = 30


class Desk(StrEnum):
    """What the lamp shows: lit for open and crowded, hollow for closed and unknown."""

    OPEN = "open"
    CROWDED = "crowded"
    CLOSED = "closed"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class DeskState:
    """The state, its sentence, and the sentence on waiting (None when the wait is not measured)."""

    desk: Desk
    words: Sentence
    wait: Sentence | None = None

    @property
    def lit(self) -> bool:
        """Somebody is there."""
        return self.desk in {Desk.OPEN, Desk.CROWDED}


def desk_state(
    *,
    now: datetime,
    until: datetime | None,
    next_open: datetime | None,
    waiting: int | None = None,
    wait_minutes: int | None = None,
) -> DeskState:
    """The desk at `now` (local datetimes, in the agency's zone).

    `until` is the closing hour when it is open, `next_open` the next opening when it is not; both None means that
    the hours are not known. `waiting` people and `wait_minutes` come from a measured queue, or are None.
    """
    if until is not None:
        wait = _wait(waiting, wait_minutes)
        crowded = wait is not None and (wait_minutes or 0) >= CROWDED_FROM_MINUTES
        return DeskState(
            Desk.CROWDED if crowded else Desk.OPEN,
            Sentence.of("Guichet ouvert jusqu'à {hour}", hour=hour(until)),
            wait,
        )
    if next_open is not None:
        opens = Sentence.of(
            "Guichet fermé. Il ouvre {day}, à {hour}.",
            day=day(next_open.date(), now.date()),
            hour=hour(next_open),
        )
        return DeskState(Desk.CLOSED, opens)
    return DeskState(
        Desk.UNKNOWN, Sentence.of("Nous ne savons pas si le guichet est ouvert. Appelez avant de venir.")
    )


def _wait(waiting: int | None, minutes: int | None) -> Sentence | None:
    if waiting is None:
        return None
    if waiting == 0:
        return Sentence.of("Personne n'attend.")
    if minutes is None:
        return Sentence.of("{waiting:personne attend|personnes attendent}.", waiting=waiting)
    return Sentence.of(
        "{waiting:personne attend|personnes attendent} : environ {minutes:minute|minutes}.",
        waiting=waiting,
        minutes=minutes,
    )
