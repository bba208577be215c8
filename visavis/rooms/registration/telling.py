"""Answers in words, as the review page and the paper copy say them."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from visavis.foundation.words import show
from visavis.rooms.registration.choices import CHANNELS, EASE, NEEDS
from visavis.rooms.registration.questions import Question

Said = dict[str, Any]


def told(question: Question, said: Said | None, asked: bool) -> list[str]:
    """What was answered, line by line; says so when it was passed or not asked."""
    if not asked:
        return [_("Pas encore demandé.")]
    if said is None:
        return [_("Vous ne savez pas. Rien ne bloque.")]
    return [line for line in _TELLERS[question.key](said) if line] or [
        _("Vous n’avez rien écrit. Rien ne bloque.")
    ]


def _name(said: Said) -> list[str]:
    lines = [" ".join(part for part in (said.get("given"), said.get("family")) if part)]
    return lines + [_("Nom de naissance : %(name)s") % {"name": said.get("birth_family")}] * bool(
        said.get("birth_family")
    )


def _place(said: Said) -> list[str]:
    from visavis.rooms.agencies.door import agency

    chosen = agency(UUID(said["agency"])) if said.get("agency") else None
    return [said.get("commune", ""), _("Agence : %(name)s") % {"name": chosen.name} if chosen else ""]


def _reach(said: Said) -> list[str]:
    words = {kind: str(label) for kind, label in CHANNELS}
    address = {**said, "phone": show.phone(said.get("phone", "")), "sms": show.phone(said.get("phone", ""))}
    kinds = [said[rank] for rank in ("first", "second", "third") if said.get(rank)]
    return [
        " : ".join(part for part in (words[kind], address.get(kind, "")) if part)
        for kind in dict.fromkeys(kinds)
    ]


def _needs(said: Said) -> list[str]:
    words = dict(NEEDS)
    spoken = said.get("language")
    return [str(words[need]) for need in said.get("needs", [])] + [
        _("Langue : %(name)s") % {"name": spoken}
    ] * bool(spoken)


_TELLERS = {
    "name": _name,
    "birth": lambda said: [show.day(date.fromisoformat(said["born_on"]))],
    "place": _place,
    "reach": _reach,
    "needs": _needs,
    "ease": lambda said: [str(dict(EASE).get(said.get("ease", ""), ""))],
    "number": lambda said: (
        [_("Gardé sous clé. Il finit par %(ending)s.") % said] if said.get("ending") else []
    ),
    "work": lambda said: [said.get("work", "")],
}
