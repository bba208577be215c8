"""The sealed journal: the digest of the day, how to check it, the files of the days before."""

from __future__ import annotations

from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from visavis.foundation.identity.access import open_to_everyone
from visavis.rooms.observatory.heads import latest, published_on


@open_to_everyone(reason="what is published must be kept by others")
def sealed_journal(request: HttpRequest) -> HttpResponse:
    """The latest digest with its date, and the days before."""
    days = latest()
    return render(request, "observatory/heads.html", {"latest": days[0] if days else None, "days": days})


@open_to_everyone(reason="open data")
def heads_file(request: HttpRequest, day: date) -> HttpResponse:
    """One day's heads, byte for byte as their digest was taken."""
    kept = published_on(day)
    if kept is None:
        raise Http404("heads")
    response = HttpResponse(kept.text, content_type="text/plain; charset=us-ascii")
    response["Content-Disposition"] = f'attachment; filename="visavis-{day:%Y-%m-%d}.txt"'
    return response
