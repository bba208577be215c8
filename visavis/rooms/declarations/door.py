"""What somebody told of her months: all that other rooms may ask of this one."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from visavis.rooms.declarations import queries
from visavis.rooms.declarations.actions.declare import declare
from visavis.rooms.declarations.values import Declared, JobDone, Month, Totals

__all__ = ["Declared", "JobDone", "Month", "Totals", "declare", "months_of", "told_of"]


def told_of(file_id: UUID, month: date) -> Declared | None:
    """What holds of the month that begins on `month`, None when nothing was told."""
    return queries.current(file_id, month)


def months_of(file_id: UUID, now: datetime) -> tuple[Month, ...]:
    """Each month since she registered, latest first: told, to tell, late, or not open yet; in figures when told."""
    return tuple(queries.months(file_id, now))
