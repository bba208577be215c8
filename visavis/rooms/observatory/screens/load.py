"""How much work there is, for how many: what staff, their delegates and the public talk about means with."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from visavis.foundation.clock import now
from visavis.foundation.identity.access import open_to_everyone
from visavis.rooms.agencies.door import near
from visavis.rooms.observatory.load import WEEKS, work


@open_to_everyone(
    reason="what those who receive people have to do is public; it names nobody and ranks nobody"
)
def load(request: HttpRequest) -> HttpResponse:
    """The last four weeks, by agency and by kind of visit."""
    typed = request.GET.get("lieu", "").strip()[:120]
    context = {"work": work(now(), typed), "typed": typed, "many": not near(""), "weeks": WEEKS}
    return render(request, "observatory/load.html", context)
