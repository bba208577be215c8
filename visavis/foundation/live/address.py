"""Where the stream is, seen from a page: on the site itself, on its next port, or elsewhere."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest

PATH = "/en-direct"


def address_of(request: HttpRequest) -> str:
    """The address of the stream for this page; empty when the service has no live process."""
    place: str = settings.LIVE
    if not place:
        return ""
    return f"{_other_origin(request)}{PATH}"


def _other_origin(request: HttpRequest) -> str:
    """The origin of the stream when it is not that of the page: `http://localhost:8001`."""
    place: str = settings.LIVE
    if not place.startswith(":"):
        return place.rstrip("/")
    host = urlsplit(f"//{request.get_host()}").hostname or ""
    shown = f"[{host}]" if ":" in host else host
    return f"{request.scheme}://{shown}{place}"


def allowed_origin(request: HttpRequest) -> str:
    """What the page's policy must allow beside the site itself; empty when that is enough."""
    return _other_origin(request) if settings.LIVE else ""


def own_origin(request: HttpRequest) -> str:
    """The origin of the site, as the browser will write it in its request to the stream."""
    return f"{request.scheme}://{request.get_host()}"
