"""The outbox's own housekeeping."""

from __future__ import annotations

from datetime import timedelta

from visavis.foundation.clock import now
from visavis.foundation.jobs import every, job
from visavis.foundation.live.models import LiveEvent

KEPT = timedelta(hours=6)


@every(minutes=30)
@job("live.forget_old")
def forget_old() -> None:
    """Remove what is six hours old. A page that slept longer is told to read itself again as a whole."""
    LiveEvent.objects.filter(at__lt=now() - KEPT).delete()
