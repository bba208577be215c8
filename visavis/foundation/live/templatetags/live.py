"""`{% load live %}`: parts of a page that follow a topic, and the line that says so."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import template
from django.http import HttpRequest
from django.utils.html import format_html

from visavis.foundation.live import script
from visavis.foundation.live.address import address_of
from visavis.foundation.live.followed import followed, note, ticket_for
from visavis.foundation.live.topics import topic
from visavis.foundation.ui.preferences import preferences_of

register = template.Library()


@register.simple_tag(takes_context=True)
def live(context: template.Context, kind: str, key: UUID | None) -> str:
    """`<div{% live "thread" file_id %}>`: this part is read again when the topic changes."""
    request: HttpRequest | None = context.get("request")
    if request is None or key is None or not address_of(request) or preferences_of(request).paper:
        return ""
    name = topic(kind, key)
    note(request, name)
    return format_html(' data-live="{}"', name)


@register.inclusion_tag("live/line.html", takes_context=True)
def live_line(context: template.Context) -> dict[str, Any]:
    """At the end of the page: the state of the stream in words, its ticket, its script. Nothing on other pages."""
    request: HttpRequest | None = context.get("request")
    topics = followed(request) if request is not None else []
    if request is None or not topics:
        return {"topics": []}
    still = preferences_of(request).still
    return {
        "topics": topics,
        "still": still,
        "here": request.get_full_path(),
        "ticket": "" if still else ticket_for(request, topics),
        "stream": address_of(request),
        "script": script.address(),
    }
