"""Text messages through an HTTP gateway: the one thing that every operator's gateway has."""

from __future__ import annotations

import json
import urllib.error
import urllib.request
from urllib.parse import urlsplit

from visavis.foundation.outside.ports import Parcel, Undeliverable, Unreachable
from visavis.foundation.protected import tls

TIMEOUT_SECONDS = 10


class _NoOtherPlace(urllib.request.HTTPRedirectHandler):
    """A gateway that sends us elsewhere is not followed: numbers and token go to the address of the operator alone."""

    def redirect_request(self, *_given: object) -> None:
        return None


class HttpSms:
    """POSTs `{"to", "text", "reference"}` as JSON to the gateway, with a bearer token when one is set.

    The reference also goes as `Idempotency-Key`. 2xx is taken; 400, 404 and 422 refuse the number;
    anything else is tried again.
    """

    name = "sms"
    real = True

    def __init__(self, url: str, token: str | None = None) -> None:
        if urlsplit(url).scheme not in {"http", "https"}:
            raise ValueError("VISAVIS_SMS_URL must start with http:// or https://.")
        self.url, self.token = url, token
        self.line = urllib.request.build_opener(_NoOtherPlace, urllib.request.HTTPSHandler(context=tls()))

    def carry(self, parcel: Parcel) -> None:
        """Hand one text message to the gateway."""
        body = json.dumps({"to": parcel.to, "text": parcel.text, "reference": parcel.reference}).encode()
        headers = {"Content-Type": "application/json", "Idempotency-Key": parcel.reference}
        if self.token:
            headers["Authorization"] = f"Bearer {self.token}"
        request = urllib.request.Request(self.url, data=body, headers=headers, method="POST")  # noqa: S310 - the operator's own address, TLS unless on this machine
        try:
            with self.line.open(request, timeout=TIMEOUT_SECONDS):
                return
        except urllib.error.HTTPError as refused:
            refused.close()
            if refused.code in {400, 404, 422}:
                raise Undeliverable(f"the gateway refuses this number ({refused.code})") from refused
            raise Unreachable(f"the gateway answers {refused.code}") from refused
        except OSError as failure:
            raise Unreachable("the gateway does not answer") from failure
