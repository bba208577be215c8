"""How to contest, for whoever comes in from the street."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from visavis.foundation.identity.access import open_to_everyone


@open_to_everyone(reason="everybody may know how to contest, before having an account")
def how(request: HttpRequest) -> HttpResponse:
    """Five doors, the same right: from the figure itself, at the desk, by phone, by letter, by mediation."""
    return render(request, "contestation/how.html")
