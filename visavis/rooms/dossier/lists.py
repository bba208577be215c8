"""Names in a list are read too: one line in the journal for each person, reader and day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from visavis.foundation.identity.actor import Actor, Channel
from visavis.foundation.trace.models import JournalRow
from visavis.foundation.trace.purpose import Purpose
from visavis.foundation.trace.write import readings
from visavis.rooms.dossier.contributions import let_list
from visavis.rooms.people.door import PersonName, names_of

PART = "portfolio"


def names_in_list(file_ids: Iterable[UUID], *, now: datetime, by: Actor) -> dict[UUID, PersonName]:
    """The names of these people for a list that `by` is shown; whoever is named today can read that she was."""
    names = names_of(file_ids)
    let_list(names, now=now, by=by)
    morning = now.replace(hour=0, minute=0, second=0, microsecond=0)
    known = JournalRow.objects.filter(
        file_id__in=list(names), at__gte=morning, account_id=by.account_id, what=PART, act="read"
    )
    told = set(known.order_by("id").values_list("file_id", flat=True))
    readings(
        file_ids=[each for each in names if each not in told],
        now=now, by=by, channel=Channel.WEB, what=PART, purpose=Purpose.PORTFOLIO,
    )  # fmt: skip
    return names
