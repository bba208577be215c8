"""What a person receives once her month is told: what, when, by which door, and how to correct it."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from visavis.foundation.identity.words import CHANNELS
from visavis.foundation.letters.message import Message
from visavis.foundation.letters.parts import plain
from visavis.foundation.letters.short import TooLong, short
from visavis.foundation.letters.writing import Sent, send
from visavis.foundation.words import show
from visavis.rooms.declarations import queries
from visavis.rooms.declarations.telling import figures, of_month
from visavis.rooms.declarations.values import Declared


def confirm(file_id: UUID, declaration_id: UUID, now: datetime) -> Sent | None:
    """The confirmation; None when a correction has replaced it meanwhile."""
    told = queries.one(file_id, declaration_id)
    if told is None or told.ended_at:
        return None
    of = of_month(told.month)
    message = Message(
        name="declarations.told",
        subject=_("Votre mois %(of)s est noté") % {"of": of},
        text="\n\n".join(_paragraphs(told, of)),
        sms=_sms(told, of),
    )
    return send(file_id, message, occasion=told.id, now=now)


def _paragraphs(told: Declared, of: str) -> list[str]:
    said = {
        "of": of, "day": show.day(told.at), "hour": show.hour(told.at), "figures": figures(told.totals),
        "door": str(CHANNELS[told.channel]),
    }  # fmt: skip
    return [
        _("Votre mois **%(of)s** est noté depuis le %(day)s à %(hour)s, %(door)s.") % said,
        _("Travail : **%(figures)s**.") % said,
        _("Vous cherchez toujours un emploi.") if told.looking else _("Vous ne cherchez plus d’emploi."),
        _(
            "Une erreur ? Elle se corrige en ligne, au guichet ou par téléphone. Ce qui était dit reste lisible."
        ),
    ]


def _sms(told: Declared, of: str) -> str:
    """The words when they fit one text message, else nothing. No figure travels by SMS."""
    words = _("Vis-à-vis : votre mois %(of)s est noté. Une erreur ? Elle se corrige, aussi par téléphone.")
    try:
        return short(plain(words % {"of": of}))
    except TooLong:
        return ""
