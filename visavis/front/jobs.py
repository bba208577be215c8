"""What the whole service does by itself: forgetting forms sent more than seven days ago."""

from __future__ import annotations

from visavis.foundation.clock import now
from visavis.foundation.identity import tries
from visavis.foundation.jobs import daily, job
from visavis.foundation.requests.models import SentForm
from visavis.foundation.requests.once import KEPT


@daily("03:40")
@job("front.forget_sent_forms")
def forget_sent_forms() -> None:
    """Each token is kept seven days, no longer."""
    SentForm.objects.filter(sent_at__lt=now() - KEPT).delete()


@daily("03:50")
@job("front.forget_wrong_tries")
def forget_wrong_tries() -> None:
    """Counts of wrong tries are kept an hour, and removed at night."""
    tries.forget_old()
