"""What live pages need around a request: the policy that lets them listen, and streams that end with the session."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from visavis.foundation.live.address import allowed_origin
from visavis.foundation.live.announce import announce
from visavis.foundation.live.followed import followed
from visavis.foundation.live.ticket import mark


class LivePages:
    """Inside the request's transaction: a session that ends here ends its streams, or neither happens."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        before = request.session.session_key
        response = self.get_response(request)
        session = request.session
        if before and session.modified and session.session_key != before:
            announce("session", mark(before))
        if followed(request) and (origin := allowed_origin(request)):
            response._csp_update = {"connect-src": [origin]}
        return response
