"""The pages of a month that both sides of the counter share."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from visavis.foundation.clock import now
from visavis.rooms.declarations import queries, telling
from visavis.rooms.declarations.actions.declare import declare
from visavis.rooms.declarations.forms import MonthForm
from visavis.rooms.declarations.screens.side import Side
from visavis.rooms.declarations.values import Month, totals_of
from visavis.rooms.declarations.window import State
from visavis.rooms.people.door import name_of

SHOWN_FIRST = 12


def listed(request: HttpRequest, side: Side) -> HttpResponse:
    """Each month: told, to tell, not open yet."""
    every = queries.months(side.file_id, now())
    shown = every if "tout" in request.GET else every[:SHOWN_FIRST]
    context = {
        "side": side,
        "name": name_of(side.file_id),
        "rows": [_row(side, month) for month in shown],
        "open": next((_row(side, month) for month in every if month.state == State.OPEN), None),
        "next": next((month for month in reversed(every) if month.state == State.LATER), None),
        "late": sum(month.state == State.LATE for month in every),
        "more": len(shown) < len(every),
    }
    return render(request, "declarations/months.html", context)


def _row(side: Side, month: Month) -> dict[str, Any]:
    """One month as the list shows it."""
    told = month.state == State.TOLD
    return {
        "month": month,
        "of": telling.of_month(month.first, year=False),
        "state": telling.state_words(month),
        "figures": telling.figures(month.totals) if month.totals else "",
        "url": side.url("told" if told else "declare", month.first),
        "told": told,
        "closed": month.state == State.LATER,
    }


def declaring(request: HttpRequest, side: Side, month: date) -> HttpResponse:
    """The form; another line; the summary; then it is told. What cannot be so comes back as typed."""
    found = next((each for each in queries.months(side.file_id, now()) if each.first == month), None)
    if found is None or found.state == State.LATER:
        raise Http404("month")
    sent, asked = request.method == "POST", request.POST.get("act", "")
    if sent and asked in {"add", "change"}:
        form = MonthForm(month, desk=side.desk, kept=request.POST, one_more=asked == "add")
        return _show_form(request, side, found, form)
    known = queries.current(side.file_id, month)
    form = MonthForm(month, desk=side.desk, data=request.POST if sent else None, known=known)
    if not sent or not form.is_valid():
        return _show_form(request, side, found, form)
    if asked != "confirm":
        return _summary(request, side, found, form)
    declare(
        file_id=side.file_id, month=month, looking=form.looking_still, jobs=form.jobs, now=now(), by=side.by,
        channel=side.channel,
    )  # fmt: skip
    return redirect(side.url("told", month))


def _show_form(request: HttpRequest, side: Side, month: Month, form: MonthForm) -> HttpResponse:
    context = {
        "side": side,
        "name": name_of(side.file_id),
        "form": form,
        "month": month,
        "of": telling.of_month(month.first),
        "late": month.state == State.LATE,
        "back": side.url("own"),
    }
    return render(request, "declarations/declare.html", context, status=422 if form.errors else 200)


def _summary(request: HttpRequest, side: Side, month: Month, form: MonthForm) -> HttpResponse:
    context = {
        "side": side,
        "name": name_of(side.file_id),
        "typed": form.as_typed(),
        "of": telling.of_month(month.first),
        "jobs": form.jobs,
        "totals": totals_of(form.jobs),
        "looking": form.looking_still,
        "correction": month.state == State.TOLD,
    }
    return render(request, "declarations/summary.html", context)


def told(request: HttpRequest, side: Side, month: date) -> HttpResponse:
    """The proof: what was told, when, by which door; what was told before."""
    every = queries.told(side.file_id, month)
    holds = next((each for each in every if each.ended_at is None), None)
    if holds is None:
        raise Http404("month")
    context = {
        "side": side,
        "name": name_of(side.file_id),
        "of": telling.of_month(month),
        "told": holds,
        "figures": telling.figures(holds.totals),
        "former": [(each, telling.figures(each.totals)) for each in every if each.ended_at],
        "correct": side.url("declare", month),
        "back": side.url("own"),
    }
    return render(request, "declarations/told.html", context)
