"""An employer deposits offers, sees what to change and why, asks a human, takes an offer back."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from visavis.foundation.clock import now
from visavis.foundation.identity.access import open_to
from visavis.foundation.identity.actor import Channel, Role
from visavis.foundation.requests.cursor import id_in
from visavis.foundation.words import show
from visavis.rooms.offers import queries
from visavis.rooms.offers.actions.ask_review import ask_review
from visavis.rooms.offers.actions.close import close as close_offer
from visavis.rooms.offers.actions.correct import correct
from visavis.rooms.offers.actions.deposit import deposit as deposit_offer
from visavis.rooms.offers.forms import OfferForm

# A human's decision is told on the home page for so long: an employer has no address where we could write.
ANSWERS_SHOWN = timedelta(days=30)
OWN = "her own company's offers"


def _own(request: HttpRequest, offer_id: UUID) -> queries.Shown:
    """The offer, when it is this employer's; otherwise 404."""
    offer = queries.offer(offer_id)
    if offer is None or offer.company_id is None or offer.company_id != request.actor.organisation_id:
        raise Http404("offer")
    return offer


def _company(request: HttpRequest) -> UUID:
    if request.actor.organisation_id is None:
        raise Http404("company")
    return request.actor.organisation_id


@open_to(Role.EMPLOYER, reason=OWN)
def home(request: HttpRequest) -> HttpResponse:
    """All her offers, those to correct with what to change."""
    company_id = _company(request)
    offers = queries.offers_of(company_id, before=id_in(request.GET, "avant"))
    more = offers[-1].id if len(offers) == queries.PAGE else None
    context = {
        "offers": offers,
        "counts": queries.count_by_state(company_id),
        "more": more,
        "to_do": queries.to_do(company_id),
        "answers": queries.answers_to(company_id, now() - ANSWERS_SHOWN),
    }
    return render(request, "offers/own.html", context)


@open_to(Role.EMPLOYER, reason=OWN)
def deposit(request: HttpRequest) -> HttpResponse:
    """The form, judged as soon as it is sent."""
    company_id, form = _company(request), OfferForm(request.POST or None)
    if form.is_valid():
        act = {"now": now(), "by": request.actor, "channel": Channel.WEB}
        offer_id = deposit_offer(company_id=company_id, content=form.cleaned_data, **act)
        return redirect("offers:own_offer", offer_id)
    return render(request, "offers/deposit.html", {"form": form}, status=422 if form.errors else 200)


@open_to(Role.EMPLOYER, reason=OWN)
def offer(request: HttpRequest, offer_id: UUID) -> HttpResponse:
    """One of her offers: its state, what to change, the form to change it."""
    one = _own(request, offer_id)
    form = OfferForm(request.POST or None, initial=_initial(one))
    if form.is_valid():
        act = {"now": now(), "by": request.actor, "channel": Channel.WEB}
        correct(offer_id=offer_id, content=form.cleaned_data, **act)
        return redirect("offers:own_offer", offer_id)
    return render(
        request, "offers/own_offer.html", {"form": form, "offer": one}, status=422 if form.errors else 200
    )


def _initial(one: queries.Shown) -> dict[str, object]:
    hours = show.number(one.hours) if one.hours else ""
    return {
        "title": one.title, "occupation": one.occupation, "description": one.description, "place": one.place,
        "contract": one.contract_kind, "hours": hours, "wage": one.wage, "wage_unit": one.wage_unit or "month",
    }  # fmt: skip


@require_POST
@open_to(Role.EMPLOYER, reason=OWN)
def ask(request: HttpRequest, offer_id: UUID) -> HttpResponse:
    """A human looks again."""
    _own(request, offer_id)
    due_at = ask_review(offer_id=offer_id, now=now(), by=request.actor, channel=Channel.WEB)
    messages.info(
        request, _("Une personne relit votre offre avant %(moment)s.") % {"moment": show.moment(due_at)}
    )
    return redirect("offers:own_offer", offer_id)


@require_POST
@open_to(Role.EMPLOYER, reason=OWN)
def close(request: HttpRequest, offer_id: UUID) -> HttpResponse:
    """The offer is taken back at once."""
    _own(request, offer_id)
    close_offer(offer_id=offer_id, now=now(), by=request.actor, channel=Channel.WEB)
    return redirect("offers:own")
