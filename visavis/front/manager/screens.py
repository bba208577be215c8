"""An agency manager's home."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from visavis.foundation.identity.access import open_to
from visavis.foundation.identity.actor import Role
from visavis.front.manager.promises import promises_of


@open_to(Role.MANAGER, reason="the promises of her agency")
def home(request: HttpRequest) -> HttpResponse:
    """Promises, broken ones first, with what waits in words."""
    promises = promises_of(request.actor)
    broken = sum(not each.kept for each in promises)
    return render(request, "front/manager.html", {"promises": promises, "broken": broken})
