"""What the whole service erases each night besides files: browser sessions, tokens of forms, wrong tries."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.contrib.sessions.models import Session

from visavis.foundation.identity import tries
from visavis.foundation.identity.browsers import forget_closed
from visavis.foundation.requests.models import SentForm


def forget_sessions(now: datetime, kept: timedelta) -> int:
    """Sessions that ended, and the lines that told of them."""
    forget_closed(now, kept)
    return Session.objects.filter(expire_date__lt=now - kept).delete()[0]


def forget_sent_forms(now: datetime, kept: timedelta) -> int:
    """Each token is kept seven days, no longer."""
    return SentForm.objects.filter(sent_at__lt=now - kept).delete()[0]


def forget_wrong_tries(_now: datetime, _kept: timedelta) -> int:
    """Counts of wrong tries serve an hour; they know themselves how long."""
    return tries.forget_old()
