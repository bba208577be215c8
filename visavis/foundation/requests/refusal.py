"""The one way to say no: what happened, why, what you can do now, who can help."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(eq=False)
class Refusal(Exception):
    """A refused act. Each part is one plain sentence, already translated.

    `status` is 403 for "not allowed", 404 for "not there (for you)", 409 for "somebody was faster",
    410 for "no longer valid", 422 for "cannot be done so". `afterwards` is done by the same reader in a transaction
    of its own, once the refused request was undone: what must be known although nothing happened.
    """

    what: str | Promise
    why: str | Promise
    now_what: str | Promise = ""
    who: str | Promise = ""
    status: int = 422
    field: str | None = None
    afterwards: Callable[[], None] | None = None

    def __str__(self) -> str:
        return " ".join(str(part) for part in (self.what, self.why, self.now_what, self.who) if part)


class GoFirst(Exception):
    """Something must be said on another page before this one: the request is led to `url`."""

    def __init__(self, url: str) -> None:
        super().__init__(url)
        self.url = url


def page(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    """The great refusal, as a page with the human block."""
    return render(request, "ui/refusal.html", {"refusal": refusal}, status=refusal.status)


_WRONG_DOOR = Refusal(
    what=_("Cette adresse ne montre pas de page."),
    why=_("Elle reçoit un formulaire. Un lien ou le bouton « retour » y mène parfois par erreur."),
    now_what=_("Revenez à la page d’avant, ou à l’accueil. Rien n’est perdu."),
    who=_("Une personne vous répond au guichet ou au téléphone."),
    status=405,
)


class GreatRefusal:
    """Turns any `Refusal` that a screen did not catch into its page; the transaction is undone."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code != 405:
            return response
        told = page(request, _WRONG_DOOR)
        told["Allow"] = response["Allow"]  # RFC 9110, 15.5.6
        return told

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if isinstance(exception, GoFirst):
            return HttpResponseRedirect(exception.url)
        if not isinstance(exception, Refusal):
            return None
        request.act_refused = True  # whoever opened the transaction undoes it
        request.afterwards = exception.afterwards
        return page(request, exception)
