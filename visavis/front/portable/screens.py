"""The schema, for whoever writes a programme that reads a file taken away."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from visavis.foundation.identity.access import open_to_everyone
from visavis.front.portable import schema


@open_to_everyone(reason="a file one takes away is of use elsewhere when everybody may know its shape")
def published(request: HttpRequest) -> HttpResponse:
    """The JSON Schema of the file, version 1. It changes its address when it changes its meaning."""
    return HttpResponse(schema(), content_type="application/schema+json")
