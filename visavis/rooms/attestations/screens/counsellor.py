"""A counsellor types the contracts of a person with her: the same acts, traced as the desk."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse

from visavis.foundation.identity.access import open_to
from visavis.foundation.identity.actor import Role
from visavis.rooms.attestations.screens import pages
from visavis.rooms.attestations.screens.side import side_of

FOLLOWERS = (Role.COUNSELLOR, Role.MANAGER)


@open_to(*FOLLOWERS, reason="reading the contracts and their sources, of a person her agency follows")
def own(request: HttpRequest, file_id: UUID) -> HttpResponse:
    return pages.known(request, side_of(request, file_id))


@open_to(*FOLLOWERS, reason="adding a contract, of a person her agency follows")
def add(request: HttpRequest, file_id: UUID) -> HttpResponse:
    return pages.tell(request, side_of(request, file_id))


@open_to(*FOLLOWERS, reason="correcting a contract, of a person her agency follows")
def correct(request: HttpRequest, file_id: UUID, contract_id: UUID) -> HttpResponse:
    return pages.tell(request, side_of(request, file_id), contract_id)


@open_to(*FOLLOWERS, reason="saying wages and bonuses, of a person her agency follows")
def pay(request: HttpRequest, file_id: UUID, contract_id: UUID) -> HttpResponse:
    return pages.pay(request, side_of(request, file_id), contract_id)


@open_to(*FOLLOWERS, reason="taking a contract away with a reason, of a person her agency follows")
def remove(request: HttpRequest, file_id: UUID, contract_id: UUID) -> HttpResponse:
    return pages.remove(request, side_of(request, file_id), contract_id)


@open_to(*FOLLOWERS, reason="who said what of a contract, and when, of a person her agency follows")
def story(request: HttpRequest, file_id: UUID, contract_id: UUID) -> HttpResponse:
    return pages.story(request, side_of(request, file_id), contract_id)
