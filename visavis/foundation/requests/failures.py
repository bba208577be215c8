"""The pages shown when something broke; each keeps the human block."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string


def _page(request: HttpRequest, template: str, status: int) -> HttpResponse:
    return render(request, template, {"incident": getattr(request, "incident", "")}, status=status)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _page(request, "ui/400.html", 400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _page(request, "ui/403.html", 403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _page(request, "ui/404.html", 404)


def csrf(request: HttpRequest, reason: str = "") -> HttpResponse:
    return _page(request, "ui/csrf.html", 403)


def broken(request: HttpRequest) -> HttpResponse:
    """The page of an outage: rendered without the database, from the last static copy of the block."""
    context = {"incident": getattr(request, "incident", "")}
    return HttpResponse(render_to_string("ui/500.html", context), status=500)
