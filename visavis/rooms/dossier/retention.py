"""What is due is erased each night, with its proof; what cannot be undone waits for the operator's confirmation."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db import transaction

from visavis.decisions.retention import digest, lines, time_of
from visavis.rooms.dossier import contributions, inactivity
from visavis.rooms.dossier.models import Erasure

PAGE = 50
PROVEN_ONE_BY_ONE = "inactive_file"  # the erasing action itself leaves a proof for each file


def confirmed_on() -> str | None:
    """The day (ISO) on which the operator confirmed the table as it stands; None when not, or changed since."""
    day, _, known = settings.RETENTION_CONFIRMED.partition(" ")
    return day if known == digest() else None


def erase_due(now: datetime) -> dict[str, int]:
    """Erase, as the service, all whose time is over; each category in its own transaction, with its proof."""
    done = {}
    for line in lines():
        sweep = contributions.sweeps().get(line.category)
        if sweep is None or (line.waits and confirmed_on() is None):
            continue
        with transaction.atomic():
            done[line.category] = count = sweep(now, time_of(line.category))
            if count and line.category != PROVEN_ONE_BY_ONE:
                Erasure.objects.create(category=line.category, at=now, count=count)
    return done


def tell_before(now: datetime) -> int:
    """Write to those whose file will be erased in thirty days; nobody is told before the table is confirmed."""
    return inactivity.tell_the_silent(now, time_of("inactive_file")) if confirmed_on() else 0


def proofs(*, after: UUID | None = None) -> list[Erasure]:
    """Fifty proofs, latest first, those older than `after`."""
    rows = Erasure.objects.order_by("-id")
    return list((rows.filter(id__lt=after) if after else rows)[:PAGE])
