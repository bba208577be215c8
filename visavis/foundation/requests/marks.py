"""Marks of who sends, for limits only: hashes that name nobody and change every day."""

from __future__ import annotations

from datetime import datetime

from django.http import HttpRequest
from django.utils.crypto import salted_hmac


def marks_of(request: HttpRequest, now: datetime) -> tuple[str, str]:
    """The mark of the browser and the mark of the network address, 32 hexadecimal digits each."""
    browser = request.META.get("CSRF_COOKIE") or request.session.session_key or "nobody"
    address = request.META.get("REMOTE_ADDR") or "nowhere"
    day = f"{now:%Y-%m-%d}"
    return (
        salted_hmac("requests.marks", f"{day} {browser}", algorithm="sha256").hexdigest()[:32],
        salted_hmac("requests.marks", f"{day} {address}", algorithm="sha256").hexdigest()[:32],
    )
