"""What we publish: a sentence, a chart made here, the same figures in a table, the data."""

from __future__ import annotations

import csv
from datetime import date, timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from visavis.foundation.clock import day_at, now
from visavis.foundation.identity.access import open_to_everyone
from visavis.rooms.observatory import queries
from visavis.rooms.observatory.errors import error_rates
from visavis.rooms.observatory.show import chart_of, columns, table_of

EARLIEST = date(2015, 1, 1)


def _month_asked(request: HttpRequest) -> date:
    typed = request.GET.get("mois", "")
    today = day_at(now(), "Europe/Paris")
    try:
        asked = date.fromisoformat(f"{typed}-01") if typed else today.replace(day=1)
    except ValueError as wrong:
        raise Http404("month") from wrong
    if not EARLIEST <= asked <= today:
        raise Http404("month")
    return asked


MONTHS_LISTED = 12


def _month_before(first: date) -> date:
    return (first - timedelta(days=1)).replace(day=1)


def _months_before(first: date) -> list[date]:
    """The months that come before this one on the page, the latest first."""
    months = [_month_before(first)]
    while len(months) < MONTHS_LISTED:
        months.append(_month_before(months[-1]))
    return [month for month in months if month >= EARLIEST]


def _month_after(first: date) -> date | None:
    """The following month, None when it has not begun."""
    after = queries.month_after(first)
    return after if after <= day_at(now(), "Europe/Paris") else None


@open_to_everyone(reason="the observatory is public")
def observatory(request: HttpRequest) -> HttpResponse:
    """The acts of a month by channel."""
    shown = queries.month(_month_asked(request))
    context = {
        "month": shown,
        "table": table_of(shown),
        "chart": chart_of(shown),
        "columns": columns(),
        "help": queries.help_in(shown.first),
        "rates": error_rates(),
        "outsourced": queries.outsourced_in(shown.first),
        "earlier": _months_before(shown.first),
        "after": _month_after(shown.first),
    }
    return render(request, "observatory/month.html", context)


@open_to_everyone(reason="open data")
def data(request: HttpRequest) -> HttpResponse:
    """The same figures as CSV (UTF-8, comma)."""
    shown = queries.month(_month_asked(request))
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="actes-{shown.first:%Y-%m}.csv"'
    writer = csv.writer(response)
    writer.writerow(["month", "act", "channel", "acts"])
    writer.writerows(queries.rows_for_csv(shown))
    return response
