"""Who is read again by somebody else: one answer in ten, by a number drawn before anybody answered."""

from __future__ import annotations

from django.db.models import QuerySet

from visavis.decisions.remedies import looked_at_again
from visavis.rooms.contestation.models import Draw, DrawWithoutFile, SecondLook, SecondLookWithoutFile


def is_drawn(
    number: str,
    draws: QuerySet[Draw] | QuerySet[DrawWithoutFile],
    looks: QuerySet[SecondLook] | QuerySet[SecondLookWithoutFile],
) -> bool:
    """Once in its life, what bears this number gets a second reader: its seed says so, and no look was drawn yet."""
    draw = draws.first()
    return draw is not None and looked_at_again(bytes(draw.seed), number) and not looks.exists()
