"""Say how the call went: reached, nobody answered (three tries at least), or not that person's number."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction

from visavis.foundation.facts import header, publish
from visavis.foundation.identity.actor import Actor, Channel
from visavis.rooms.reception.actions._waiting import mine
from visavis.rooms.reception.facts import CallBackMade, CallBackTried
from visavis.rooms.reception.models import CallBack
from visavis.rooms.reception.numbers import forget_number

MOST_TRIES = 3


@transaction.atomic
def report(*, call_back_id: UUID, outcome: str, now: datetime, by: Actor, channel: Channel) -> bool:
    """Note one call and return whether the promise ends there; its number is then destroyed.

    `outcome` is a value of `CallBack.Ended`. Raises `Refusal`; `ValueError` for an unknown outcome.
    """
    ended, row = CallBack.Ended(outcome), mine(call_back_id, by)
    tries = row.tries + 1
    over = ended != CallBack.Ended.NOT_REACHED or tries >= MOST_TRIES
    CallBack.objects.filter(id=row.id).update(tries=tries, tried_at=now)
    if over:
        CallBack.objects.filter(id=row.id).update(ended_at=now, ended_because=ended, number_mark="")
        forget_number(row.key)
    head = header(now=now, by=by, channel=channel, file_id=row.file_id, agency_id=row.agency_id)
    if ended == CallBack.Ended.REACHED:
        late = max(0, int((now - row.due_at).total_seconds()) // 60)
        publish(CallBackMade(**head, call_back_id=row.id, tries=tries, minutes_late=late))
    else:
        publish(CallBackTried(**head, call_back_id=row.id, tries=tries, last=over))
    return over
