"""Marks of who sends, for limits only: hashes that name nobody and change every day."""

from __future__ import annotations

from datetime import datetime

from django.http import HttpRequest
from django.utils.crypto import salted_hmac


def marks_of(request: HttpRequest, now: datetime) -> tuple[str, str]:
    """The mark of the browser and the mark of the network address, 32 hexadecimal digits each."""
    browser = request.META.get("CSRF_COOKIE") or request.session.session_key or "nobody"
    return _mark(browser, now), address_mark(request, now)


def address_mark(request: HttpRequest, now: datetime) -> str:
    """The mark of the network address alone, 32 hexadecimal digits."""
    return _mark(request.META.get("REMOTE_ADDR") or "nowhere", now)


def _mark(sender: str, now: datetime) -> str:
    return salted_hmac("requests.marks", f"{now:%Y-%m-%d} {sender}", algorithm="sha256").hexdigest()[:32]
