"""A counsellor's home."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from visavis.foundation.identity.access import open_to
from visavis.foundation.identity.actor import Role
from visavis.front.counsellor.desk import desk_of


@open_to(Role.COUNSELLOR, reason="the people she follows")
def home(request: HttpRequest) -> HttpResponse:
    """Pigeonholes by name, then what is due today and this week."""
    return render(request, "front/counsellor.html", desk_of(request.actor))
