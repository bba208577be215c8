"""Small doors of the interface: the sheets, the preferences, the language, the offline page."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import activate
from django.views.decorators.http import require_safe

from visavis.foundation.identity.access import open_to_everyone
from visavis.foundation.ui import preferences, stylesheet
from visavis.foundation.ui.worker import program

A_YEAR = "public, max-age=31536000, immutable"


@open_to_everyone(reason="every page needs its sheet")
@require_safe
def sheet(request: HttpRequest, name: str) -> HttpResponse:
    """A sheet; an old name (a page kept open during an update) is led to the present one."""
    found = stylesheet.sheets().get(name)
    if found is None:
        kind = name.partition("-")[0]
        present = next((each for each in stylesheet.sheets() if each.startswith(f"{kind}-")), None)
        if present is None:
            raise Http404("no such sheet")
        return HttpResponseRedirect(present)
    body, encoding = found.encoded(request.headers.get("Accept-Encoding", ""))
    response = HttpResponse(body, content_type="text/css; charset=utf-8")
    response["Cache-Control"], response["Vary"] = A_YEAR, "Accept-Encoding"
    if encoding:
        response["Content-Encoding"] = encoding
    return response


def _back(request: HttpRequest) -> HttpResponseRedirect:
    """Back to the page the person came from, on this site only."""
    target = request.GET.get("retour", "/")
    safe = url_has_allowed_host_and_scheme(target, allowed_hosts=None)
    return HttpResponseRedirect(target if safe else "/")


@open_to_everyone(reason="anybody chooses how pages look; nothing about a person is read or written")
@require_safe
def preference(request: HttpRequest, name: str, state: str) -> HttpResponse:
    """Large print, easy words or still pages, on or off, by a plain link."""
    if name not in preferences.KEPT or state not in {"oui", "non"}:
        raise Http404("no such preference")
    response = _back(request)
    preferences.switch(request, response, name, state == "oui")
    return response


@open_to_everyone(reason="anybody chooses the language of her pages")
@require_safe
def language(request: HttpRequest, code: str) -> HttpResponse:
    """The language of the pages, by a plain link."""
    if code not in dict(settings.LANGUAGES):
        raise Http404("no such language")
    activate(code)
    response = _back(request)
    preferences.choose_language(response, code)
    return response


@open_to_everyone(reason="a person without network must see whom to call")
@require_safe
def offline(request: HttpRequest) -> HttpResponse:
    """The page shown when the network is gone: whom to call, where to go.

    A browser may have kept it for weeks: it is made without a request, so that it holds nothing of a person, no
    form, and of the desk only what lasts.
    """
    return HttpResponse(render_to_string("ui/offline.html"))


@open_to_everyone(reason="what a browser keeps for the day without network; nothing of a person")
@require_safe
def worker(request: HttpRequest) -> HttpResponse:
    """The program that shows the offline page. Asked for anew each time, because it knows the phone number."""
    answer = HttpResponse(program(), content_type="text/javascript; charset=utf-8")
    answer["Cache-Control"] = "no-cache"
    return answer


@open_to_everyone(reason="anybody may read what works, what does not, and whom to tell")
@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    """What was checked, what was not, and how to say that something is in the way."""
    return render(request, "ui/accessibility.html")
