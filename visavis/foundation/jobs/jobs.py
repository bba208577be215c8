"""The line's own housekeeping."""

from __future__ import annotations

from datetime import timedelta

from visavis.foundation.clock import now
from visavis.foundation.jobs.declared import daily, job
from visavis.foundation.jobs.models import DoneJob

KEPT_DAYS = 30


@daily("02:30")
@job("jobs.forget_done")
def forget_done() -> None:
    """Remove the marks of jobs done more than thirty days ago: no worker can still hold them."""
    DoneJob.objects.filter(at__lt=now() - timedelta(days=KEPT_DAYS)).delete()
