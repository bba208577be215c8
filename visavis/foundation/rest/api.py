"""One `Api` for the whole service: rooms add routers, every operation says who may enter, as screens do."""

from __future__ import annotations

import json
from collections.abc import Callable
from decimal import Decimal
from functools import partial
from typing import Any, NoReturn

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.http.request import RawPostDataException
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from ninja import NinjaAPI, Router
from ninja.errors import HttpError, Throttled, ValidationError
from ninja.operation import Operation
from ninja.parser import Parser

from visavis.foundation.identity.access import Entrance, entrance_of, open_to_everyone
from visavis.foundation.requests.once import changes_nothing
from visavis.foundation.rest.limit import ByAddress
from visavis.foundation.rest.problem import Problem

Screen = Callable[..., HttpResponse]


class Exact(Parser):
    """JSON whose numbers keep every decimal that was written; what JSON does not know (NaN, Infinity) is refused."""

    def parse_body(self, request: HttpRequest) -> Any:
        return json.loads(request.body, parse_float=Decimal, parse_constant=_no_number)


def _no_number(name: str) -> NoReturn:
    raise ValueError(f"{name} is not JSON")


class Api(NinjaAPI):
    """Stateless: no session is read, nothing is kept, so neither a form's token nor its secret is asked.

    `page` is the screen that describes the operations of `api` to people; it stands at the root.
    """

    def __init__(self, *, page: Screen, **described: Any) -> None:
        super().__init__(parser=Exact(), throttle=ByAddress(), docs_url=None, **described)
        self._page, self._entrances = page, dict[str, Entrance | None]()
        self.add_exception_handler(HttpError, _refused)
        self.add_exception_handler(ValidationError, _unread)
        self.add_exception_handler(RequestDataTooBig, _too_long)
        self.add_exception_handler(RawPostDataException, _a_form)

    def get_operation_url_name(self, operation: Operation, router: Router) -> str:
        """The name of its address is the name of its function, which declares the entrance."""
        self._entrances[operation.view_func.__name__] = entrance_of(operation.view_func)
        return operation.view_func.__name__

    def get_openapi_operation_id(self, operation: Operation) -> str:
        """Short and lasting: where the function lies is nobody's business."""
        return operation.view_func.__name__

    @property
    def addresses(self) -> list[URLPattern]:
        """The addresses below the root, each with its entrance; one that declares none stays closed."""
        found, _name, _namespace = self.urls
        return [self._opened(each) for each in found]

    def _opened(self, pattern: URLPattern) -> URLPattern:
        if pattern.name == "api-root":
            page = partial(self._page, api=self)
            page.entrance = entrance_of(self._page)
            return path("", page, name="api-root")
        view = changes_nothing(pattern.callback)
        if pattern.name == "openapi-json":
            pattern.callback = open_to_everyone(reason="whoever writes a program reads it first")(view)
        elif entrance := self._entrances.get(pattern.name or ""):
            view.entrance = entrance
        return pattern


def _refused(request: HttpRequest, error: HttpError) -> HttpResponse:
    """The body could not be read, or too many were sent."""
    if isinstance(error, Throttled):
        problem = Problem(
            what=_("Trop de demandes en une minute."),
            why=_("Chaque adresse a droit à %(most)s calculs par minute.")
            % {"most": settings.ASKED_A_MINUTE},
            now_what=_("Attendez les secondes dites dans l’en-tête Retry-After, puis envoyez à nouveau."),
        )
    else:
        problem = _not_json()
    return problem.answered(error.status_code)


def _a_form(request: HttpRequest, error: RawPostDataException) -> HttpResponse:
    """Sent as a form of a page is."""
    return _not_json().answered(415)


def _not_json() -> Problem:
    return Problem(
        what=_("Cet envoi n’a pas été lu."),
        why=_("Il n’est pas écrit en JSON."),
        now_what=_("Écrivez un objet JSON en UTF-8, comme la description le montre."),
    )


def _too_long(request: HttpRequest, error: RequestDataTooBig) -> HttpResponse:
    """More than one request may carry."""
    problem = Problem(
        what=_("Cet envoi n’a pas été lu."),
        why=_("Il dépasse 2 millions d’octets."),
        now_what=_("Envoyez une seule personne à la fois, avec ses contrats seulement."),
    )
    return problem.answered(413)


def _unread(request: HttpRequest, error: ValidationError) -> HttpResponse:
    """A parameter of the address, or the whole body, is not of its kind."""
    places = ", ".join(".".join(str(step) for step in each["loc"]) for each in error.errors)
    problem = Problem(
        what=_("Cet envoi n’a pas été lu."),
        why=_("Ce n’est pas ce que nous attendons : %(places)s.") % {"places": places},
        now_what=_("La description dit ce que chaque champ attend."),
    )
    return problem.answered(422)
