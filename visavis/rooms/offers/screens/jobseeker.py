"""Anybody searches, reads an offer, sees what the law held back, and reports; no account is needed."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from visavis.foundation.clock import day_at, now
from visavis.foundation.identity.access import open_to_everyone
from visavis.foundation.identity.actor import Channel
from visavis.rooms.offers import queries
from visavis.rooms.offers import search as searching
from visavis.rooms.offers.actions.report import report as report_offer
from visavis.rooms.offers.forms import ReportForm, SearchForm
from visavis.rooms.offers.place import standing
from visavis.rooms.offers.prevailing import by_humans, note_on, obeying

ZONE = "Europe/Paris"


def _typed(request: HttpRequest) -> tuple[SearchForm, str]:
    """The search form and its part of the address, without the page."""
    query = request.GET.copy()
    query.pop("apres", None)
    return SearchForm(request.GET), query.urlencode()


@open_to_everyone(reason="offers are public")
def search(request: HttpRequest) -> HttpResponse:
    """The offers that answer, each saying why."""
    form, query = _typed(request)
    said = by_humans(request.actor.file_id)
    asked = obeying(form.asked(request.GET.get("apres", "")), said)
    found = searching.search(asked, day_at(now(), ZONE))
    context = {"form": form, "asked": asked, "found": found, "query": query, "said": said}
    return render(request, "offers/search.html", context)


@open_to_everyone(reason="offers are public")
def offer(request: HttpRequest, offer_id: UUID) -> HttpResponse:
    """One offer, why it was shown, what the rules checked."""
    one = queries.offer(offer_id)
    if one is None or not one.is_shown:
        raise Http404("offer")
    form, query = _typed(request)
    asked = obeying(form.asked(), by_humans(request.actor.file_id))
    reasons = searching.reasons_for(asked, offer_id, day_at(now(), ZONE))
    note = note_on(request.actor.file_id, offer_id)
    context = {"offer": one, "reasons": reasons, "query": query, "note": note}
    return render(request, "offers/offer.html", context)


@open_to_everyone(reason="the order of a list explains itself to whoever reads it")
def place(request: HttpRequest, offer_id: UUID) -> HttpResponse:
    """Why this offer stands here: beside the one above, and what would lift it."""
    form, query = _typed(request)
    asked = obeying(form.asked(), by_humans(request.actor.file_id))
    found = standing(asked, offer_id, day_at(now(), ZONE))
    if found is None and (one := queries.offer(offer_id)) and one.is_shown:
        return redirect(f"{reverse('offers:offer', args=[offer_id])}?{query}")
    if found is None:
        raise Http404("offer")
    context = {"found": found, "offer_id": offer_id, "query": query}
    return render(request, "offers/place.html", context)


@open_to_everyone(reason="what is held back, and why, is public; employers are not named")
def held(request: HttpRequest) -> HttpResponse:
    """Offers that would have answered but break a rule."""
    form, query = _typed(request)
    offers = queries.offers_named(searching.held_back(form.asked()))
    return render(request, "offers/held.html", {"offers": offers, "query": query})


@open_to_everyone(reason="anybody may say that an offer is not right, without a name")
def report(request: HttpRequest, offer_id: UUID) -> HttpResponse:
    """Three lines to say what is wrong."""
    one = queries.offer(offer_id)
    if one is None or not one.is_shown:
        raise Http404("offer")
    form = ReportForm(request.POST or None)
    if form.is_valid():
        report_offer(offer_id=offer_id, **form.cleaned_data, now=now(), by=request.actor, channel=Channel.WEB)
        messages.info(request, _("Merci. Une personne relit cette offre, en un jour ouvré au plus."))
        return redirect("offers:offer", offer_id)
    return render(
        request, "offers/report.html", {"form": form, "offer": one}, status=422 if form.errors else 200
    )
