"""Each form acts once: sent twice (double click, lost answer, back button), it leads to the first answer."""

from __future__ import annotations

import hashlib
import re
import secrets
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext_lazy as _

from visavis.foundation.clock import now
from visavis.foundation.database.identity import seen_as
from visavis.foundation.database.in_line import stand_in_line
from visavis.foundation.requests.models import SentForm
from visavis.foundation.requests.refusal import Refusal
from visavis.foundation.requests.refusal import page as refusal_page

KEPT = timedelta(days=7)
FIELD = "once"
SHAPE = re.compile(r"[\w-]{1,64}", re.ASCII)


WITHOUT_TOKEN = Refusal(
    what=_("Cet envoi n’a pas été pris."),
    why=_(
        "Il lui manque le numéro qui évite de faire deux fois la même chose. La page était peut-être ancienne."
    ),
    now_what=_("Revenez à la page d’avant, rechargez-la, puis envoyez à nouveau."),
    who=_("Une personne vous répond au guichet ou au téléphone."),
    status=400,
)


def new_token() -> str:
    """A token for one showing of one form: 128 random bits."""
    return secrets.token_urlsafe(16)


def _token(request: HttpRequest) -> str:
    """The token that was sent; '' when there is none, or none that a page of ours could have shown."""
    sent = request.POST.get(FIELD, "")
    return sent if SHAPE.fullmatch(sent) else ""


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


def said_by_a_machine(view: Callable[..., Any]) -> Callable[..., Any]:
    """A screen that a machine of ours calls: it shows a secret instead of a form's token, and repeats harmlessly."""
    view.by_machine = True
    return view


def changes_nothing(view: Callable[..., Any]) -> Callable[..., Any]:
    """A screen that keeps nothing of what is sent, whoever sends it: twice is as good as once."""
    view.changes_nothing = True
    return view


class Once:
    """Remembers successful POSTs (answers that redirect) by token; a repeat gets the same redirect.

    A form without a token is refused: every form of every page has one (`{% once %}`), so this one is not ours,
    or its page is very old.

    Runs inside the request's transaction: the token is stored with the act, or neither is.
    Two simultaneous sendings of one token stand in line.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        token = _token(request) if request.method == "POST" else ""
        if not token:
            return self.get_response(request)
        stand_in_line("form", token)
        with seen_as("service"):  # nobody may look through the tokens of others
            known = SentForm.objects.filter(token=token, path=request.path[:300]).first()
        if known is not None and known.sent_at > now() - KEPT:
            return HttpResponseRedirect(known.location)
        response = self.get_response(request)
        if response.status_code in {302, 303} and not transaction.get_rollback():
            with seen_as("service"):
                _keep(token, request, response)
        return response

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: list[Any], kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        """Refuse what could be done twice, once it is known that this address exists and is open to the sender."""
        harmless = getattr(view, "by_machine", False) or getattr(view, "changes_nothing", False)
        if request.method != "POST" or _token(request) or harmless:
            return None
        return refusal_page(request, WITHOUT_TOKEN)
