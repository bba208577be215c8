"""Signing in with a card, and becoming a person of the demonstration."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth import authenticate, login
from django.http import Http404, HttpRequest

from visavis.foundation.database.identity import knock
from visavis.foundation.identity.models import Account
from visavis.foundation.requests.codes import read_code

MODEL_BACKEND = "django.contrib.auth.backends.ModelBackend"


def enter_with_card(request: HttpRequest, typed_login: str, typed_code: str) -> Account | None:
    """Sign in with the name of a card and one of its codes; each code opens once. None: not that.

    Five wrong tries close the door for a quarter of an hour (django-axes counts them).
    """
    account = authenticate(request, username=_login(typed_login), password=typed_code, card=True)
    if account is None:
        return None
    _sit_down(request, account)
    return account


def _sit_down(request: HttpRequest, account: Account, backend: str | None = None) -> None:
    """Sign in with a fresh session: nothing of who sat there before, be it herself, is left."""
    if request.user.is_authenticated:
        request.session.flush()
    login(request, account, backend=backend)


def _login(typed: str) -> str:
    """The login as kept: a word, or a code however it was copied (`7g3k-m2qa`, O for zero)."""
    word, code = typed.strip().lower(), read_code(typed)
    knock(word)
    if code is None or Account.objects.filter(login=word).exists():
        return word
    return code.lower()


def become(request: HttpRequest, account_login: str) -> Account:
    """Demonstration only: sit down in somebody's chair. 404 when the service is not a demonstration."""
    if settings.DEMO:
        knock(account_login)
    account = Account.objects.filter(login=account_login, closed_at=None).first() if settings.DEMO else None
    if account is None:
        raise Http404("demo")
    _sit_down(request, account, MODEL_BACKEND)
    return account
