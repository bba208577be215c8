"""Printing cards for colleagues: an administrator for all staff, a manager for those of her agency."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from visavis.foundation.identity import cards, fresh_card
from visavis.foundation.identity.access import open_to
from visavis.foundation.identity.actor import STAFF, Actor, Role
from visavis.foundation.identity.models import Account
from visavis.foundation.requests.cursor import id_in

PRINTERS = (Role.MANAGER, Role.ADMINISTRATOR)
PAGE = 20


@dataclass(frozen=True, slots=True)
class Colleague:
    """One line of the list."""

    id: UUID
    name: str
    login: str
    role: str
    given: bool
    left: int


def whose_cards(by: Actor) -> QuerySet[Account]:
    """The open accounts for which this actor may print a card: never her own, here, nor a superior's."""
    staff = Account.objects.filter(role__in=STAFF, closed_at=None).exclude(id=by.account_id)
    if by.role == Role.ADMINISTRATOR:
        return staff.order_by("id")
    theirs = STAFF - {Role.MANAGER, Role.ADMINISTRATOR}
    mine = staff.filter(role__in=theirs, agency_id=by.agency_id) if by.agency_id else staff.none()
    return mine.order_by("id")


@open_to(*PRINTERS, reason="printing the second factor of staff who have no telephone for it")
@require_safe
def colleagues(request: HttpRequest) -> HttpResponse:
    """Who has a card, and how many codes are left on it."""
    actor: Actor = request.actor
    after = id_in(request.GET, "apres")
    rows = whose_cards(actor)
    found = list((rows.filter(id__gt=after) if after else rows)[: PAGE + 1])
    lines = [
        Colleague(row.id, row.public_name, row.login, row.role, cards.given(row), cards.left(row))
        for row in found[:PAGE]
    ]
    more = lines[-1].id if len(found) > PAGE else None
    return render(request, "identity/colleagues.html", {"lines": lines, "more": more})


@require_POST
@open_to(*PRINTERS, reason="printing the second factor of staff who have no telephone for it")
def colleague_card(request: HttpRequest, account_id: UUID) -> HttpResponse:
    """Print a colleague's card: useless without her password, which nobody else knows."""
    account = whose_cards(request.actor).filter(id=account_id).first()
    if account is None:
        raise Http404("account")
    fresh_card.keep(request, account, cards.make_card(account, made_by=request.user.pk))
    return redirect("identity:card")
