"""`{% load offers %}`: sentences of the rules in the language of the page, pay as people read it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import template
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from visavis.decisions.matching.place import Part
from visavis.decisions.matching.reasons import Facing
from visavis.decisions.shared.sentence import Sentence
from visavis.foundation.words import show
from visavis.rooms.offers.queries import Fault

register = template.Library()


@register.filter
def said(sentence: Sentence) -> str:
    """A sentence of the rules, in the language of the page."""
    return sentence.say(show.language())


@register.filter
def pay(offer: Any) -> str:
    """`12,60 € brut de l’heure`, or the words of the employer, or nothing."""
    units = {
        "hour": _("%(amount)s brut de l’heure"),
        "day": _("%(amount)s brut par jour"),
        "week": _("%(amount)s brut par semaine"),
        "month": _("%(amount)s brut par mois"),
        "year": _("%(amount)s brut par an"),
    }
    if offer.wage is None or offer.wage_unit not in units:
        return str(offer.wage_words)
    return units[offer.wage_unit] % {"amount": show.money(offer.wage)}


@register.filter
def facing(lines: Iterable[Facing]) -> list[tuple[str, str, str]]:
    """The rows of the face-à-face table "you / the offer"."""
    return [(said(line.point), said(line.you), said(line.offer)) for line in lines]


@register.filter
def parts(lines: Iterable[Part]) -> list[tuple[str, str, str]]:
    """The rows of the table "this offer / the one above", in points."""
    return [(said(line.name), _points(line.here), _points(line.above)) for line in lines]


def _points(number: int) -> str:
    return ngettext("%(n)s point", "%(n)s points", number) % {"n": number}


@register.filter
def written_and_lawful(faults: Iterable[Fault]) -> list[tuple[str, str, str]]:
    """The rows of the face-à-face table "written / lawful"."""
    return [(f"{said(fault.words)} ({fault.law})", fault.written, said(fault.lawful)) for fault in faults]


@register.filter
def with_place(query: str, place: str) -> str:
    """The same search, in another place."""
    return _changed(query, "lieu", place)


@register.filter
def with_words(query: str, words: str) -> str:
    """The same search, with other words."""
    return _changed(query, "mots", words)


def _changed(query: str, field: str, value: str) -> str:
    asked = QueryDict(query, mutable=True)
    asked[field] = value
    return asked.urlencode()
