"""A page that reads itself again is not a person who reads: what follows from reading waits for her own act."""

from __future__ import annotations

from django.http import HttpRequest


def reads_itself(request: HttpRequest) -> bool:
    """Whether the page asked for itself after an event, nobody having pressed anything."""
    return request.headers.get("X-Live") == "1"
