"""The register as everybody reads it, and takes it away."""

from __future__ import annotations

import csv

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

from visavis.decisions.catalogue import entries
from visavis.foundation.clock import now
from visavis.foundation.identity.access import open_to_everyone
from visavis.foundation.words.show import language
from visavis.rooms.register.published import columns, duty_rows, everything, rows
from visavis.rooms.register.show import shown_duties, shown_entry, shown_list


@open_to_everyone(reason="the register of algorithms is public")
def register(request: HttpRequest) -> HttpResponse:
    """Every algorithm in a line, those that decide first; what is never done."""
    return render(request, "register/register.html", shown_list(language()))


@open_to_everyone(reason="the register of algorithms is public")
def one(request: HttpRequest, package: str) -> HttpResponse:
    """One algorithm: what it is for, by which law, with which data, and how often humans changed what it said."""
    entry = next((each for each in entries() if each.package == package and each.listed), None)
    if entry is None:
        raise Http404("algorithm")
    return render(request, "register/entry.html", shown_entry(entry, language(), now()))


@open_to_everyone(reason="what the law asks of us, and how far we are, is public")
def duties(request: HttpRequest) -> HttpResponse:
    """Each duty beside its evidence, or its absence."""
    return render(request, "register/duties.html", {"duties": shown_duties(language())})


@open_to_everyone(reason="open data")
def as_json(request: HttpRequest) -> HttpResponse:
    """The whole register, duties included."""
    return JsonResponse(everything(now()), json_dumps_params={"ensure_ascii": False, "indent": 1})


@open_to_everyone(reason="open data")
def as_csv(request: HttpRequest) -> HttpResponse:
    """One line a package (UTF-8, comma), in French and in English."""
    return _csv("registre.csv", columns(), rows(now()))


@open_to_everyone(reason="open data")
def duties_csv(request: HttpRequest) -> HttpResponse:
    """One line a duty (UTF-8, comma)."""
    head = ["duty", "text", "article", "met", "asks_fr", "asks_en", "how_fr", "how_en", "evidence"]
    return _csv("obligations.csv", head, duty_rows())


def _csv(name: str, head: list[str], lines: list[list[str]]) -> HttpResponse:
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    csv.writer(response).writerows([head, *lines])
    return response
