"""The page of the one box, and the page of words explained."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from visavis.foundation.clock import now
from visavis.foundation.identity.access import open_to_everyone
from visavis.foundation.requests.sought import keep, sought
from visavis.front.finding.find import found
from visavis.front.finding.terms import terms
from visavis.rooms.people.door import masked


@open_to_everyone(reason="everybody may look for what she needs; each finds her own scope only")
def seek(request: HttpRequest) -> HttpResponse:
    """One box; what was typed may be a name, so it stays in the session and out of the address."""
    if request.method == "POST":
        keep(request, request.POST.get("words", ""))
        return redirect("seek")
    words = sought(request)
    context = {
        "words": masked(words),
        "groups": found(words, request.actor, now()),
        "staff": request.actor.is_staff,
    }
    return render(request, "front/seek.html", context)


@open_to_everyone(reason="the words of the law belong to everybody")
def words(request: HttpRequest) -> HttpResponse:
    """Every term of art in plain words."""
    return render(request, "front/words.html", {"terms": terms()})
