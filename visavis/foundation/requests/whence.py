"""Behind a proxy, the address of who asks is the last one the proxy wrote down; limits by address need it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from ipaddress import ip_address

from django.conf import settings
from django.http import HttpRequest, HttpResponse


class AddressOfWhoAsks:
    """Behind our proxy (`VISAVIS_HTTPS=1`), `REMOTE_ADDR` becomes the last entry of `X-Forwarded-For`.

    Only the last: the proxy adds it, whatever came before was written by whoever asks. Without a proxy the
    header is ignored.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if settings.BEHIND_PROXY:
            last = request.META.get("HTTP_X_FORWARDED_FOR", "").rpartition(",")[2].strip()
            with suppress(ValueError):
                request.META["REMOTE_ADDR"] = str(ip_address(last))
        return self.get_response(request)
