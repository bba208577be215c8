"""How late one may still book, move or cancel: said with the hour, never with a bare "too late"."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from visavis.decisions.presence.hours import moment
from visavis.decisions.shared.sentence import Sentence


def still_possible(*, starts: datetime, now: datetime, notice: timedelta) -> bool:
    """Whether an act that asks for `notice` before `starts` can still be done at `now`."""
    return now <= starts - notice


def possible_until(*, starts: datetime, notice: timedelta, today: date) -> Sentence:
    """The last moment, in words; `starts` is a local datetime."""
    return Sentence.of("C'était possible jusqu'à {moment}.", moment=moment(starts - notice, today))
