"""`{% once %}`: the two hidden fields that every form carries (forgery token, once-only token)."""

from __future__ import annotations

from django import template
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
        get_token(request),
        FIELD,
        new_token(),
    )
