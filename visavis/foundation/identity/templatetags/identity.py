"""`{{ line.role|role_words }}`, `{{ line.channel|channel_words }}`, `{{ line.what|part_words }}`."""

from __future__ import annotations

from django import template

from visavis.foundation.identity.words import CHANNELS, PARTS, ROLES

register = template.Library()


@register.filter
def role_words(role: str) -> str:
    return str(ROLES.get(role, role))


@register.filter
def channel_words(channel: str) -> str:
    return str(CHANNELS.get(channel, channel))


@register.filter
def part_words(what: str) -> str:
    return str(PARTS.get(what, what))
