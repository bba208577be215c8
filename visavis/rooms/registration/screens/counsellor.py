"""A counsellor registers somebody at the desk, on the phone or from paper: the same questions, traced as such."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from visavis.foundation.clock import now
from visavis.foundation.identity.access import open_to
from visavis.foundation.identity.actor import Channel, Role
from visavis.rooms.registration import queries
from visavis.rooms.registration.actions.give_card import give_card
from visavis.rooms.registration.forms import ResumeForm
from visavis.rooms.registration.questions import BY_SLUG, FIRST
from visavis.rooms.registration.screens import asking, card
from visavis.rooms.registration.screens.coming_back import come_back
from visavis.rooms.registration.screens.side import desk_side, first_url

DESK = (Role.COUNSELLOR, Role.MANAGER)


@open_to(*DESK, reason="registering somebody who comes, calls or writes")
def start(request: HttpRequest) -> HttpResponse:
    """How the person speaks to us, then the questions; or her code, to go on."""
    return render(
        request,
        "registration/desk_start.html",
        {"first": first_url(desk_side(request)), "form": ResumeForm()},
    )


@open_to(*DESK, reason="the first answer opens the file")
def first(request: HttpRequest) -> HttpResponse:
    return asking.ask(request, desk_side(request), FIRST)


@open_to(*DESK, reason="typing what the person says")
def question(request: HttpRequest, file_id: UUID, slug: str) -> HttpResponse:
    if slug not in BY_SLUG:
        raise Http404("question")
    return asking.ask(request, desk_side(request, file_id), BY_SLUG[slug])


@open_to(*DESK, reason="reading it over with the person, then registering")
def review(request: HttpRequest, file_id: UUID) -> HttpResponse:
    return asking.review(request, desk_side(request, file_id))


@open_to(*DESK, reason="the confirmation and the card to print")
def done(request: HttpRequest, file_id: UUID) -> HttpResponse:
    return asking.done(request, desk_side(request, file_id))


@require_POST
@open_to(*DESK, reason="the card was handed over")
def card_seen(request: HttpRequest, file_id: UUID) -> HttpResponse:
    return asking.card_seen(request, desk_side(request, file_id))


@require_POST
@open_to(*DESK, reason="a new card for somebody who lost hers")
def new_card(request: HttpRequest, file_id: UUID) -> HttpResponse:
    """Ten new codes; the former card stops working."""
    side = desk_side(request, file_id)
    account, codes = give_card(file_id=side.file_id or file_id, now=now(), by=side.by, channel=side.channel)
    card.keep(request, side.file_id or file_id, account.login, codes)
    return redirect(side.url("done"))


@open_to(*DESK, reason="going on with a registration begun elsewhere, with the person's code")
def resume(request: HttpRequest) -> HttpResponse:
    """The person's code opens her registration at the desk, even when it is too old for the web."""

    def onward(file_id: UUID) -> HttpResponse:
        return redirect("registration:desk_onward", file_id)

    return come_back(request, channel=Channel.DESK, layout="ui/page_band.html", onward=onward)


@open_to(*DESK, reason="from a code to the question where the person stopped")
def onward(request: HttpRequest, file_id: UUID) -> HttpResponse:
    side = desk_side(request, file_id)
    known = queries.registration_of(side.file_id)
    unasked = known.first_unasked() if known else FIRST
    return redirect(side.question_url(unasked) if unasked else side.url("review"))
