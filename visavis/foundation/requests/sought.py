"""What somebody looked for last. It may be a name, so it stays in her session and out of every address."""

from __future__ import annotations

from django.http import HttpRequest

KEY = "sought"
LONGEST = 120


def keep(request: HttpRequest, typed: str) -> None:
    """Keep what was typed, for the page that shows what it finds and for the lists that go on."""
    request.session[KEY] = typed.strip()[:LONGEST]


def sought(request: HttpRequest) -> str:
    """The words kept; nothing when nothing was looked for."""
    return str(request.session.get(KEY, ""))
