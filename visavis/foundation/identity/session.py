"""From a request to its actor, and the few things a session remembers."""

from __future__ import annotations

from uuid import UUID

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.http import HttpRequest

from visavis.foundation.database.identity import knock
from visavis.foundation.identity.actor import VISITOR, Actor

_OWN_FILE = "own_file"
_HALF_WAY = "account_login"  # where django-allauth keeps an account between its first and second factor


def actor_of(request: HttpRequest) -> Actor:
    """The signed-in account as an actor, or a visitor (with a file when a resume code was checked)."""
    if known := _remembered(request):
        knock(known)
    user = request.user
    if user.is_authenticated:
        return user.actor()
    kept = request.session.get(_OWN_FILE)
    return VISITOR.with_file(UUID(kept)) if kept else VISITOR


def _remembered(request: HttpRequest) -> str:
    """The id of the account this browser is signed in to, or half-way into; '' for a stranger."""
    half_way = request.session.get(_HALF_WAY)
    waiting = half_way.get("user_pk") if isinstance(half_way, dict) else None
    known = request.session.get(SESSION_KEY) or waiting
    return str(UUID(known)) if known else ""


def remember_file(request: HttpRequest, file_id: UUID) -> None:
    """This browser has shown a resume code of the file; until sign-out it may go on with it."""
    request.session.cycle_key()
    request.session[_OWN_FILE] = str(file_id)


def forget_file(request: HttpRequest) -> None:
    """Leave the file: on a shared computer nothing stays. Who is signed in with an account stays so."""
    request.session.pop(_OWN_FILE, None)
    if not request.user.is_authenticated:
        request.session.flush()


def has_second_factor(request: HttpRequest) -> bool:
    """Did this account set up a second factor? (allauth asks for it at every signing in from then on.)"""
    from allauth.mfa.utils import is_mfa_enabled

    return bool(is_mfa_enabled(request.user))


def must_confirm(request: HttpRequest) -> bool:
    """Must staff or a helper show password or second factor again? Yes, before changing a second factor they have."""
    from allauth.account.internal.flows.reauthentication import is_reauthentication_required

    if not request.user.needs_two_steps or not has_second_factor(request):
        return False
    return bool(is_reauthentication_required(request, app="allauth.mfa"))


def must_show_code(request: HttpRequest) -> bool:
    """Must a jobseeker show a code of her card again? Yes, when she has one left; a demonstration asks nobody."""
    from visavis.foundation.identity import cards

    return not settings.DEMO and not request.user.needs_two_steps and cards.left(request.user) > 0
