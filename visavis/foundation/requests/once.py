"""Each form acts once: sent twice (double click, lost answer, back button), it leads to the first answer."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Callable
from datetime import timedelta

from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from visavis.foundation.clock import now
from visavis.foundation.database.identity import seen_as
from visavis.foundation.requests.models import SentForm

KEPT = timedelta(days=7)
FIELD = "once"


def new_token() -> str:
    """A token for one showing of one form: 128 random bits."""
    return secrets.token_urlsafe(16)


def _sender(request: HttpRequest) -> str:
    """Who sends, without naming: a hash of the browser's session or of its form secret."""
    key = request.session.session_key or request.META.get("CSRF_COOKIE") or "nobody"
    return hashlib.sha256(key.encode()).hexdigest()[:32]


def _keep(token: str, request: HttpRequest, response: HttpResponse) -> None:
    """Where this form led."""
    SentForm.objects.update_or_create(
        token=token,
        defaults={
            "sender": _sender(request),
            "path": request.path[:300],
            "status": response.status_code,
            "location": response.headers["Location"][:500],
            "sent_at": now(),
        },
    )


class Once:
    """Remembers successful POSTs (answers that redirect) by token; a repeat gets the same redirect.

    Runs inside the request's transaction: the token is stored with the act, or neither is.
    Two simultaneous sendings of one token are put in line by an advisory lock.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        token = request.POST.get(FIELD, "")[:64] if request.method == "POST" else ""
        if not token:
            return self.get_response(request)
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 20))", [token])
        with seen_as("service"):  # nobody may look through the tokens of others
            known = SentForm.objects.filter(token=token, path=request.path[:300]).first()
        if known is not None and known.sent_at > now() - KEPT:
            return HttpResponseRedirect(known.location)
        response = self.get_response(request)
        if response.status_code in {302, 303} and not transaction.get_rollback():
            with seen_as("service"):
                _keep(token, request, response)
        return response
