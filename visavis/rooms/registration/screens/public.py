"""A person registers by herself: no account first, no mail, no telephone needed."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from visavis.foundation.clock import day_at, now
from visavis.foundation.identity.access import open_to, open_to_everyone
from visavis.foundation.identity.actor import Channel, Role
from visavis.foundation.identity.session import forget_file, remember_file
from visavis.rooms.registration import queries
from visavis.rooms.registration.questions import BY_SLUG, COUNT, QUESTIONS
from visavis.rooms.registration.screens import asking
from visavis.rooms.registration.screens.coming_back import come_back
from visavis.rooms.registration.screens.side import first_url, own_side

HERSELF = (Role.VISITOR, Role.PERSON)


@open_to(*HERSELF, reason="registering needs no account")
def start(request: HttpRequest) -> HttpResponse:
    """What will be asked, how long it takes, every other way to do it."""
    side = own_side(request)
    context = {
        "side": side,
        "known": queries.registration_of(side.file_id),
        "count": COUNT,
        "first": first_url(side),
    }
    return render(request, "registration/start.html", context)


@open_to(*HERSELF, reason="registering needs no account", mandate="registration")
def question(request: HttpRequest, slug: str) -> HttpResponse:
    """One question of her registration."""
    if slug not in BY_SLUG:
        raise Http404("question")
    return asking.ask(request, own_side(request), BY_SLUG[slug])


@open_to(*HERSELF, reason="reading again what she said, then registering", mandate="registration")
def review(request: HttpRequest) -> HttpResponse:
    return asking.review(request, own_side(request))


@open_to(*HERSELF, reason="the confirmation and the card, once", mandate="registration")
def done(request: HttpRequest) -> HttpResponse:
    return asking.done(request, own_side(request))


@require_POST
@open_to(*HERSELF, reason="her card leaves the screen")
def card_seen(request: HttpRequest) -> HttpResponse:
    return asking.card_seen(request, own_side(request))


@require_POST
@open_to(*HERSELF, reason="on a shared computer nothing stays")
def leave(request: HttpRequest) -> HttpResponse:
    """Leave the registration in this browser; its code leads back."""
    forget_file(request)
    return redirect("registration:start")


@open_to(*HERSELF, reason="a short code is enough to go on")
def resume(request: HttpRequest) -> HttpResponse:
    """Go on with a code; wrong, old or tried too often: a plain sentence and a person."""

    def onward(file_id: UUID) -> HttpResponse:
        remember_file(request, file_id)
        return redirect("registration:onward")

    return come_back(request, channel=Channel.WEB, layout="ui/page.html", onward=onward)


@open_to(*HERSELF, reason="from her code to the question where she stopped", mandate="registration")
def onward(request: HttpRequest) -> HttpResponse:
    """The first question not asked yet, or the review."""
    side = own_side(request)
    known = queries.registration_of(side.file_id)
    unasked = known.first_unasked() if known else QUESTIONS[0]
    return redirect(side.question_url(unasked) if unasked else side.url("review"))


@open_to_everyone(reason="the paper twin of the registration, for whoever wants to print it")
def paper(request: HttpRequest) -> HttpResponse:
    """The same questions, blank, to fill in by hand."""
    pages = [
        (number, each, each.form(today=day_at(now(), asking.PARIS)))
        for number, each in enumerate(QUESTIONS, start=1)
    ]
    return render(request, "registration/paper.html", {"pages": pages})
