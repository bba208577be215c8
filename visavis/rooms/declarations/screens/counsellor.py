"""A counsellor writes what a person says of her month, at the desk, by phone or from her paper: the same act."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.http import HttpRequest, HttpResponse

from visavis.foundation.identity.access import open_to
from visavis.foundation.identity.actor import Role
from visavis.rooms.declarations.screens import pages
from visavis.rooms.declarations.screens.side import side_of

FOLLOWERS = (Role.COUNSELLOR, Role.MANAGER)


@open_to(*FOLLOWERS, reason="the months of a person her agency follows")
def own(request: HttpRequest, file_id: UUID) -> HttpResponse:
    return pages.listed(request, side_of(request, file_id))


@open_to(*FOLLOWERS, reason="writing a month that a person of her agency tells her")
def declaring(request: HttpRequest, file_id: UUID, month: date) -> HttpResponse:
    return pages.declaring(request, side_of(request, file_id), month)


@open_to(*FOLLOWERS, reason="the proof to hand over to a person of her agency")
def told(request: HttpRequest, file_id: UUID, month: date) -> HttpResponse:
    return pages.told(request, side_of(request, file_id), month)
