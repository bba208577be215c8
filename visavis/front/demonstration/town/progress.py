"""How far the town is: read by the sign-in page and by whoever makes it."""

from __future__ import annotations

from visavis.foundation.identity.actor import SERVICE, acting_as
from visavis.front.models import DemonstrationShare


def progress() -> float | None:
    """How much of the town is made, between 0 and 1; None when none is planned."""
    with acting_as(SERVICE):
        rows = list(
            DemonstrationShare.objects.order_by("id").values_list("people", "acts", "done", "ended_at")
        )
    whole = sum(people for people, *_ in rows)
    if not whole:
        return None
    parts = (people * (1.0 if ended else done / acts if acts else 0.0) for people, acts, done, ended in rows)
    return sum(parts) / whole
