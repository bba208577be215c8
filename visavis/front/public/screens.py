"""The public home."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from visavis.foundation.identity.access import open_to_everyone
from visavis.front.menus import home_of


@open_to_everyone(reason="the door from the street")
def home(request: HttpRequest) -> HttpResponse:
    """Register, enter, or go on; whoever is signed in is led to her own home."""
    own = home_of(request.actor.role)
    return (
        redirect(own) if own != "/" and "public" not in request.GET else render(request, "front/public.html")
    )
