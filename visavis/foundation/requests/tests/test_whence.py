"""The address of who asks, behind a proxy and without one."""

from __future__ import annotations

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from visavis.foundation.requests.whence import AddressOfWhoAsks


@pytest.mark.parametrize(
    ("behind_proxy", "header", "seen"),
    [
        (True, "203.0.113.9, 198.51.100.7", "198.51.100.7"),
        (True, "2001:db8::1", "2001:db8::1"),
        (True, "quelqu’un", "127.0.0.1"),
        (True, "", "127.0.0.1"),
        (False, "198.51.100.7", "127.0.0.1"),
    ],
)
def test_only_what_our_own_proxy_wrote_is_believed(settings, behind_proxy, header, seen):
    settings.BEHIND_PROXY = behind_proxy
    request = RequestFactory().get("/", headers={"X-Forwarded-For": header})
    AddressOfWhoAsks(lambda asked: HttpResponse())(request)
    assert request.META["REMOTE_ADDR"] == seen
