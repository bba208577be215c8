"""The pages shown when something broke; each keeps the human block. A program gets the same in JSON."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

PROGRAMS = "/api/"


def _in_json(request: HttpRequest, what: str, why: str, status: int) -> HttpResponse:
    now_what = _("L’adresse /api/1/ décrit ce qui peut être demandé.")
    told = {"what": what, "why": why, "now_what": now_what, "findings": []}
    shape = {"ensure_ascii": False}
    return JsonResponse(
        told | {"incident": getattr(request, "incident", "")}, status=status, json_dumps_params=shape
    )


def _page(request: HttpRequest, template: str, status: int) -> HttpResponse:
    return render(request, template, {"incident": getattr(request, "incident", "")}, status=status)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    if request.path.startswith(PROGRAMS):
        why = _("Un paramètre contient un caractère qu’aucun texte ne contient.")
        return _in_json(request, _("Cet envoi n’a pas été compris."), why, 400)
    return _page(request, "ui/400.html", 400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _page(request, "ui/403.html", 403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    if request.path.startswith(PROGRAMS):
        return _in_json(request, _("Il n’y a rien à cette adresse."), _("Elle n’est pas décrite."), 404)
    return _page(request, "ui/404.html", 404)


def csrf(request: HttpRequest, reason: str = "") -> HttpResponse:
    return _page(request, "ui/csrf.html", 403)


def broken(request: HttpRequest) -> HttpResponse:
    """The page of an outage: rendered without the database, from the last static copy of the block."""
    if request.path.startswith(PROGRAMS):
        why = _("La panne est de notre côté, et elle est notée.")
        return _in_json(request, _("Rien n’est calculé."), why, 500)
    context = {"incident": getattr(request, "incident", "")}
    return HttpResponse(render_to_string("ui/500.html", context), status=500)
