"""A human confirms what a rule held back, or releases it, with a reason."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from visavis.foundation.clock import now
from visavis.foundation.identity.access import open_to
from visavis.foundation.identity.actor import Channel, Role
from visavis.foundation.requests.refusal import Refusal
from visavis.rooms.offers import queries
from visavis.rooms.offers.actions.confirm import confirm
from visavis.rooms.offers.actions.release import release
from visavis.rooms.offers.forms import DecisionForm

REVIEWERS = (Role.COUNSELLOR, Role.MANAGER)
DECISIONS = {"confirm": confirm, "release": release}


@open_to(*REVIEWERS, reason="a human looks at every offer that is held back")
def queue(request: HttpRequest) -> HttpResponse:
    """What waits, the first due first."""
    waiting = queries.queue(after=request.GET.get("apres", ""))
    last = waiting[-1][0] if len(waiting) == queries.PAGE else None
    context = {
        "waiting": waiting, "length": queries.queue_length(),
        "next": f"{last.due_at:%Y-%m-%dT%H:%M:%S.%f+00:00}_{last.id}" if last else "",
    }  # fmt: skip
    return render(request, "offers/queue.html", context)


@open_to(*REVIEWERS, reason="a human decides")
def review(request: HttpRequest, review_id: UUID) -> HttpResponse:
    """One offer: what was written, what would be lawful, and the decision."""
    waiting = queries.review(review_id)
    offer = queries.offer(waiting.offer_id) if waiting else None
    if waiting is None or offer is None:
        raise Http404("review")
    form = DecisionForm(request.POST or None)
    if form.is_valid():
        decide = DECISIONS.get(request.POST.get("decision", ""))
        if decide is None:
            raise Refusal(what=_("Rien n’est décidé."), why=_("Choisissez de confirmer ou de libérer."))
        decide(review_id=review_id, **form.cleaned_data, now=now(), by=request.actor, channel=Channel.WEB)
        return redirect("offers:queue")
    context = {"form": form, "review": waiting, "offer": offer, "reports": queries.reports(offer.id)}
    return render(request, "offers/review.html", context, status=422 if form.errors else 200)
