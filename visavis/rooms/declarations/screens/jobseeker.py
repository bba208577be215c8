"""A person tells her months."""

from __future__ import annotations

from datetime import date

from django.http import HttpRequest, HttpResponse

from visavis.foundation.identity.access import open_to
from visavis.foundation.identity.actor import Role
from visavis.rooms.declarations.screens import pages
from visavis.rooms.declarations.screens.side import side_of


@open_to(Role.PERSON, reason="her own months: told, to tell, not open yet", mandate="work")
def own(request: HttpRequest) -> HttpResponse:
    return pages.listed(request, side_of(request))


@open_to(Role.PERSON, reason="telling a month of her own", mandate="work")
def declaring(request: HttpRequest, month: date) -> HttpResponse:
    return pages.declaring(request, side_of(request), month)


@open_to(Role.PERSON, reason="the proof of what she told, to print", mandate="work")
def told(request: HttpRequest, month: date) -> HttpResponse:
    return pages.told(request, side_of(request), month)
