"""Who the mediator is, how to ask, the paper to fill in, and what became of it all."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from visavis.decisions.remedies import (
    ANSWER_WITHIN_DAYS,
    JUDGE_WITHIN_WORKING_DAYS,
    REASONS,
    SERVICE_WITHIN_WORKING_DAYS,
)
from visavis.foundation.clock import day_at, now
from visavis.foundation.identity.access import open_to_everyone
from visavis.foundation.requests.cursor import id_in
from visavis.foundation.words.show import language
from visavis.rooms.mediation import queries
from visavis.rooms.mediation.figures import FIRST_YEAR, ZONE, figures_of


@open_to_everyone(reason="everybody may know that there is a mediator, and how to ask")
def how(request: HttpRequest) -> HttpResponse:
    """Four doors, the clocks, when the law does not let her take a case."""
    spoken = language()
    context = {
        "judge": JUDGE_WITHIN_WORKING_DAYS,
        "answer": ANSWER_WITHIN_DAYS,
        "service": SERVICE_WITHIN_WORKING_DAYS,
        "reasons": [(each.words.say(spoken), each.instead.say(spoken), str(each.law)) for each in REASONS],
    }
    return render(request, "mediation/how.html", context)


@open_to_everyone(reason="a sheet of paper asks for no account")
def sheet(request: HttpRequest) -> HttpResponse:
    """The paper to print and fill in with a pen."""
    return render(request, "mediation/sheet.html")


@open_to_everyone(reason="what the mediator saw and recommended is public")
def report(request: HttpRequest) -> HttpResponse:
    """A year in figures; every general recommendation word for word, with what became of it."""
    this_year = day_at(now(), ZONE).year
    typed = request.GET.get("annee", str(this_year))
    if not typed.isdecimal() or not FIRST_YEAR <= int(typed) <= this_year:
        raise Http404("year")
    said = queries.general(before=id_in(request.GET, "avant"))
    context = {
        "shown": figures_of(int(typed)),
        "general": said,
        "more": said[-1].id if len(said) == queries.PAGE else None,
        "others": [each for each in range(this_year, FIRST_YEAR - 1, -1) if each != int(typed)][:6],
    }
    return render(request, "mediation/report.html", context)
