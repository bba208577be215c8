"""A person says what her contracts and wages were."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse

from visavis.foundation.identity.access import open_to
from visavis.foundation.identity.actor import Role
from visavis.rooms.attestations.screens import pages
from visavis.rooms.attestations.screens.side import side_of


@open_to(Role.PERSON, reason="reading the contracts and their sources, of her own", mandate="work")
def own(request: HttpRequest) -> HttpResponse:
    return pages.known(request, side_of(request))


@open_to(Role.PERSON, reason="adding a contract, of her own", mandate="work")
def add(request: HttpRequest) -> HttpResponse:
    return pages.tell(request, side_of(request))


@open_to(Role.PERSON, reason="correcting a contract, of her own", mandate="work")
def correct(request: HttpRequest, contract_id: UUID) -> HttpResponse:
    return pages.tell(request, side_of(request), contract_id)


@open_to(Role.PERSON, reason="saying wages and bonuses, of her own", mandate="work")
def pay(request: HttpRequest, contract_id: UUID) -> HttpResponse:
    return pages.pay(request, side_of(request), contract_id)


@open_to(Role.PERSON, reason="taking a contract away with a reason, of her own", mandate="work")
def remove(request: HttpRequest, contract_id: UUID) -> HttpResponse:
    return pages.remove(request, side_of(request), contract_id)


@open_to(Role.PERSON, reason="who said what of a contract, and when, of her own", mandate="work")
def story(request: HttpRequest, contract_id: UUID) -> HttpResponse:
    return pages.story(request, side_of(request), contract_id)
