"""`{% load ui %}`: what the components need from Python."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import template
from django.conf import settings
from django.forms import BoundField, Form

from visavis.decisions.shared.explanation import Explanation
from visavis.foundation import clock
from visavis.foundation.ui import stylesheet
from visavis.foundation.ui.lasting import lasting_block
from visavis.foundation.ui.mention import mention_of
from visavis.foundation.ui.menu import Menu
from visavis.foundation.ui.panel import Panel, panel_of
from visavis.foundation.ui.preferences import Preferences
from visavis.foundation.ui.shown_field import Fault, ShownField, faults, shown
from visavis.foundation.words.show import before, local, moment_from

register = template.Library()


@register.simple_tag(takes_context=True)
def settle(context: template.Context) -> str:
    """Give a page made without a request (an outage) what the context processor would have given."""
    if "human" not in context:
        context.update(
            {
                "human": lasting_block(),
                "menu": Menu(),
                "preferences": Preferences(),
                "address": "",
                "sheets": stylesheet.addresses(),
                "direction": "ltr",
                "request": None,
                "demo": getattr(settings, "DEMO", False),
            }
        )
    return ""


@register.filter
def shown_field(field: BoundField) -> ShownField:
    """A form field as a template shows it: kind, label, hint, kept value, errors, rows."""
    return shown(field)


@register.filter
def faults_of(form: Form | None) -> list[Fault]:
    """The errors of a form, each with the anchor of the box to mend."""
    return faults(form) if form is not None else []


@register.filter
def adding(address: str, name: str) -> str:
    """`?papier` added to the address of a page."""
    if name in address.partition("?")[2].split("&"):
        return address
    return f"{address}{'&' if '?' in address else '?'}{name}"


@register.filter
def soon(value: datetime) -> str:
    """`Aujourd’hui, avant 17 h`: a promise seen from now."""
    value = local(value)
    return before(value, clock.now().astimezone(value.tzinfo).date())


@register.filter
def coming(value: datetime) -> str:
    """`demain, mardi, à 9 h`: a moment seen from now."""
    value = local(value)
    return moment_from(value, clock.now().astimezone(value.tzinfo).date())


@register.filter
def panel(node: Explanation) -> Panel:
    """An explanation as its panel shows it, in the language of the page."""
    return panel_of(node)


@register.filter
def panels(node: Explanation) -> list[Panel]:
    """The figure's panel, then those of the figures that made it."""
    return [panel_of(each) for each in node.walk()]


@register.inclusion_tag("ui/mention.html")
def mention(package: str, version: str = "") -> dict[str, Any]:
    """What is written on every result of an algorithm (CRPA, L311-3-1 and R311-3-1-1); `version`: the one applied."""
    return mention_of(package, version)


@register.filter
def pairs(value: Any) -> list[tuple[Any, Any]]:
    """The pairs of a mapping, or a list of pairs as it is."""
    return list(value.items()) if hasattr(value, "items") else list(value)
