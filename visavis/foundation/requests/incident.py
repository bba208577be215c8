"""Each request gets a code; the error page shows it, the logs carry it, the phone can be told it."""

from __future__ import annotations

from collections.abc import Callable
from contextvars import ContextVar

from django.http import HttpRequest, HttpResponse

from visavis.foundation.requests.codes import new_code

current: ContextVar[str] = ContextVar("incident", default="")


class IncidentCode:
    """Outermost middleware: `request.incident` is a fresh code, also sent as `X-Incident`."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.incident = new_code()
        token = current.set(request.incident)
        try:
            response = self.get_response(request)
        finally:
            current.reset(token)
        response["X-Incident"] = request.incident
        return response
