"""Anybody sees where our data come from, and looks around among occupations; no account is needed."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

from visavis.foundation.identity.access import open_to_everyone
from visavis.rooms.people.door import humans_only
from visavis.rooms.reference import queries
from visavis.rooms.reference.forms import OccupationForm


@open_to_everyone(reason="where our data come from is public")
def editions(request: HttpRequest) -> HttpResponse:
    """Each official list with its date, its source and its checksum."""
    return render(request, "reference/editions.html", {"lists": queries.lists()})


@open_to_everyone(reason="open data")
def editions_json(request: HttpRequest) -> HttpResponse:
    """Every edition ever read, latest first."""
    return JsonResponse({"editions": queries.editions_as_json()}, json_dumps_params={"ensure_ascii": False})


@open_to_everyone(reason="occupations are public")
def occupations(request: HttpRequest) -> HttpResponse:
    """The occupations that everyday words mean."""
    form = OccupationForm(request.GET)
    words = form.words()
    found = queries.search(words) if words else ()
    if humans_only(request.actor.file_id):
        found = sorted(found, key=lambda one: one.title.text)
    context = {"form": form, "words": words, "found": found, "month": queries.latest_month()}
    return render(request, "reference/occupations.html", context)


@open_to_everyone(reason="occupations are public")
def occupation(request: HttpRequest, code: str) -> HttpResponse:
    """One occupation: what it is, its names, what one must know, where one can go from it."""
    shown = queries.occupation(code.upper())
    if shown is None:
        raise Http404("occupation")
    return render(request, "reference/occupation.html", {"occupation": shown})
