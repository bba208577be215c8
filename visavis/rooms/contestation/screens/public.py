"""How to contest, and what became of what people said, for whoever comes in from the street."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from visavis.foundation.clock import day_at, now
from visavis.foundation.identity.access import open_to_everyone
from visavis.rooms.contestation.figures import FIRST_YEAR, ZONE, figures_of
from visavis.rooms.contestation.screens.complaining import stopping


@open_to_everyone(reason="everybody may know how to contest, before having an account")
def how(request: HttpRequest) -> HttpResponse:
    """Five doors, the same right: from the figure itself, at the desk, by phone, by letter, by mediation."""
    return render(request, "contestation/how.html", {"stopping": stopping()})


@open_to_everyone(reason="what became of complaints is public")
def figures(request: HttpRequest) -> HttpResponse:
    """A year: received by door and kind, answered how and how fast, read again, late."""
    this_year = day_at(now(), ZONE).year
    typed = request.GET.get("annee", str(this_year))
    if not typed.isdecimal() or not FIRST_YEAR <= int(typed) <= this_year:
        raise Http404("year")
    year = int(typed)
    others = [each for each in range(this_year, FIRST_YEAR - 1, -1) if each != year][:6]
    return render(request, "contestation/figures.html", {"shown": figures_of(year, now()), "others": others})
