"""How long a browser stays signed in, and what it keeps afterwards: nothing.

Two limits, whoever uses the browser: so long without a page, and so long in all (see docs/security.md, Sessions).
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse

from visavis.foundation.clock import now
from visavis.foundation.identity.actor import VISITOR, Actor, Role, declare

IN_ALL = timedelta(hours=8)
# Staff and helpers see the files of others: an unattended desk is closed sooner than a letter that is slow to write.
WITHOUT_A_PAGE = timedelta(hours=2)
WITHOUT_A_PAGE_AT_WORK = timedelta(hours=1)
NOTED_EVERY = timedelta(minutes=5)
_SHOWN = "account_authentication_methods"  # where django-allauth notes the factors that were shown
SINCE, SEEN = "since", "seen"
LEAVES_NOTHING = '"cache", "storage"'


def known(actor: Actor) -> bool:
    """Does this actor see pages that are not for everybody?"""
    return actor.role != Role.VISITOR or actor.file_id is not None


def alone_for(actor: Actor) -> timedelta:
    """How long this actor's browser may stay without a page."""
    return WITHOUT_A_PAGE_AT_WORK if actor.is_staff or actor.role == Role.HELPER else WITHOUT_A_PAGE


def still_here(request: HttpRequest, actor: Actor) -> Actor:
    """The same actor; a visitor when her browser was signed in for too long, or left alone for too long."""
    if not known(actor):
        return actor
    kept, present = request.session, int(now().timestamp())
    since, seen = kept.get(SINCE, present), kept.get(SEEN, present)
    if present - since > IN_ALL.total_seconds() or present - seen > alone_for(actor).total_seconds():
        kept.flush()
        request.user = AnonymousUser()
        declare(VISITOR)
        return VISITOR
    if present - seen > NOTED_EVERY.total_seconds() and request.headers.get("X-Live") != "1":
        kept.modified = True  # saving notes the moment (`sessions.py`); a page that reads itself is nobody's
    return actor


class NothingStays:
    """On a shared computer: pages of somebody known are kept by no browser, and leaving clears what it has."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        came_known = known(request.actor)
        key, shown = request.session.session_key, request.session.get(_SHOWN)
        response = self.get_response(request)
        if request.session.get(_SHOWN, shown) != shown and request.session.session_key == key:
            request.session.cycle_key()  # a factor shown again, too, is worth a key that nobody knows
        is_in = request.user.is_authenticated or request.session.session_key
        if (came_known or is_in) and not response.has_header("Cache-Control"):
            response["Cache-Control"] = "private, no-store"
        if came_known and key and request.session.session_key is None:
            response["Clear-Site-Data"] = LEAVES_NOTHING
        return response
