"""Two small doors on the pages' side: a new ticket, and the script."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.views.decorators.http import require_safe

from visavis.foundation.identity.access import open_to_everyone
from visavis.foundation.live.followed import ticket_for
from visavis.foundation.live.script import script as live_script

A_YEAR = "public, max-age=31536000, immutable"


@open_to_everyone(reason="each topic says who may follow it; the others are left out of the ticket")
@require_safe
def ticket(request: HttpRequest) -> HttpResponse:
    """A ticket for the topics of a page that stays open; 403 when none of them may be followed any more."""
    signed = ticket_for(request, request.GET.getlist("sujet"))
    response = JsonResponse({"billet": signed}, status=200 if signed else 403)
    response["Cache-Control"] = "no-store"
    return response


@open_to_everyone(reason="a live page needs its script, which knows nothing")
@require_safe
def script(request: HttpRequest, name: str) -> HttpResponse:
    """The script; an old name is led to the present one."""
    found = live_script()
    if name != found.name:
        if not name.startswith("live-"):
            raise Http404("no such script")
        return HttpResponseRedirect(found.name)
    body, encoding = found.encoded(request.headers.get("Accept-Encoding", ""))
    response = HttpResponse(body, content_type="text/javascript; charset=utf-8")
    response["Cache-Control"], response["Vary"] = A_YEAR, "Accept-Encoding"
    if encoding:
        response["Content-Encoding"] = encoding
    return response
