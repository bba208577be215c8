"""Which adapter stands behind each port, as the settings say."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path

from django.conf import settings

from visavis.foundation.outside.mail import SmtpMail
from visavis.foundation.outside.null import NullPort
from visavis.foundation.outside.ports import Port
from visavis.foundation.outside.post import PrintFolder
from visavis.foundation.outside.sms import HttpSms

_nothing_leaves: ContextVar[bool] = ContextVar("nothing_leaves", default=False)


@contextmanager
def nothing_leaves() -> Iterator[None]:
    """For one block, in this thread, every port is its null twin, whatever the settings say."""
    before = _nothing_leaves.set(True)
    try:
        yield
    finally:
        _nothing_leaves.reset(before)


def port(name: str) -> Port:
    """The port called `mail`, `sms` or `post`. Without an address for it, its null twin."""
    makers = {"mail": _mail, "sms": _sms, "post": _post}
    return (None if _nothing_leaves.get() else makers[name]()) or NullPort(name)


def _mail() -> Port | None:
    return SmtpMail() if settings.SMTP_URL else None


def _sms() -> Port | None:
    return HttpSms(settings.SMS_URL, settings.SMS_TOKEN) if settings.SMS_URL else None


def _post() -> Port | None:
    return PrintFolder(Path(settings.POST_FOLDER)) if settings.POST_FOLDER else None
