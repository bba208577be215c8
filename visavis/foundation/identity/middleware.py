"""One request, one transaction, one identity told to the database; and no undeclared entrance."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from visavis.foundation.identity import session
from visavis.foundation.identity.access import Entrance, entrance_of
from visavis.foundation.identity.actor import Actor, Role, declare
from visavis.foundation.identity.lasting import still_here
from visavis.foundation.identity.standing import standing
from visavis.foundation.requests.refusal import Refusal
from visavis.foundation.requests.refusal import page as refusal_page

SPOKEN = frozenset({"GET", "HEAD", "POST"})
Answer = Callable[[HttpRequest], HttpResponse]


class OneTransactionOneIdentity:
    """Opens the request's transaction, tells PostgreSQL who acts, undoes everything on failure."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with transaction.atomic():
            request.actor = _known(request)
            response = self.get_response(request)
            if response.status_code >= 500 or getattr(request, "act_refused", False):
                transaction.set_rollback(True)
        if afterwards := getattr(request, "afterwards", None):
            with transaction.atomic():
                declare(request.actor)
                afterwards()
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> None:
        request.act_refused = True


def _known(request: HttpRequest) -> Actor:
    """Who acts, told to the database; a helper with the file she has open, as long as its mandate holds."""
    actor = session.actor_of(request)
    declare(actor)
    actor = still_here(request, actor)
    if actor.role == Role.HELPER and (stands := standing(request, actor)).mandate:
        declare(stands)
        return stands
    return actor


class EntranceIsDeclared:
    """Lets in only whom the route declares: strangers are led to the sign-in page, others refused."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: list[Any], kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        if request.method not in SPOKEN:
            return HttpResponseNotAllowed(sorted(SPOKEN))
        entrance = entrance_of(view)
        if entrance is None:
            raise Http404("undeclared route")
        actor = request.actor
        if actor.role in entrance.roles or _under_mandate(actor, entrance):
            return self._second_factor_first(request, view)
        if actor.role == Role.VISITOR:
            return redirect(f"{settings.LOGIN_URL_PATH}?next={request.get_full_path()}")
        refusal = Refusal(
            what=_("Cette page ne vous est pas ouverte."),
            why=_("Elle sert à un autre rôle que le vôtre."),
            now_what=_("Revenez à votre accueil par le menu."),
            who=_("Une personne vous répond au guichet ou au téléphone."),
            status=403,
        )
        return refusal_page(request, refusal)

    def _second_factor_first(self, request: HttpRequest, view: Callable[..., Any]) -> HttpResponse | None:
        """A password of one's own first; then all but jobseekers set up a second factor. Except in demo mode."""
        user = request.user
        if settings.DEMO or not user.is_authenticated:
            return None
        module = getattr(getattr(view, "view_class", view), "__module__", "")
        if user.must_change_password and not module.startswith("allauth."):
            return redirect("account_change_password")
        if not user.needs_two_steps:
            return None
        if module.startswith("allauth.") or getattr(view, "before_second_factor", False):
            return None
        if session.has_second_factor(request):
            return None
        return redirect("mfa_index")


def _under_mandate(actor: Actor, entrance: Entrance) -> bool:
    """A helper enters what the mandate she has open names; the rest does not exist for her (404)."""
    if actor.role != Role.HELPER or not entrance.mandate:
        return False
    if actor.mandate is None or entrance.mandate not in actor.mandate.families:
        raise Http404("mandate")
    return True
