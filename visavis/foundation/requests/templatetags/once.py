"""`{% once %}`: the two hidden fields that every form carries (forgery token, once-only token)."""

from __future__ import annotations

from django import template
from django.http import HttpRequest
from django.middleware.csrf import get_token
from django.utils.html import format_html

from visavis.foundation.requests.once import FIELD, new_token

register = template.Library()


@register.simple_tag(takes_context=True)
def once(context: template.Context) -> str:
    """Hidden inputs for `<form method="post">`. A form shown again after an error gets a new token."""
    request = context["request"]
    return format_html(
        '<input type="hidden" name="csrfmiddlewaretoken" value="{}"><input type="hidden" name="{}" value="{}">',
        _forgery_token(request),
        FIELD,
        new_token(),
    )


def _forgery_token(request: HttpRequest) -> str:
    """One mask for all the forms of a page, another for the next page: 64 letters of chance weigh 48 bytes each."""
    secret, token = getattr(request, "_form_token", ("", ""))
    if not token or secret != request.META.get("CSRF_COOKIE"):
        token = get_token(request)
        request._form_token = request.META.get("CSRF_COOKIE"), token  # kept for the other forms of the page
    return token
