"""An address that holds the character NUL is nobody's: PostgreSQL takes it in no text, so no page can exist there."""

from __future__ import annotations

from collections.abc import Callable

from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse

NUL = "\x00"


class NoNul:
    """A path with NUL is not found (404); a parameter with NUL is refused (400). Forms refuse it field by field."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if NUL in request.path:
            raise Http404("NUL in the path")
        if "%00" in request.META.get("QUERY_STRING", "") and any(
            NUL in said for name, values in request.GET.lists() for said in (name, *values)
        ):
            raise BadRequest("NUL in a parameter")
        return self.get_response(request)
