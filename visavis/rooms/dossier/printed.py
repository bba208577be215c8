"""The whole of a file as one PDF that every reader can open (PDF/UA-1): the same content as the JSON, in words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from visavis.foundation.clock import day_at
from visavis.foundation.letters.parts import Heading, Paragraph, Part
from visavis.foundation.letters.people import letterhead_of
from visavis.foundation.letters.sheet import Letter, pdf
from visavis.foundation.words.show import day

BETWEEN = " ; "
LONGEST = 4000  # characters of one paragraph; a longer one goes on in the next


def printed(file_id: UUID, content: dict[str, Any], now: datetime) -> bytes:
    """The PDF of what `whole` gave. Raises `UnreadableLetter`."""
    language = get_language() or "fr"
    head = letterhead_of(file_id, language)
    return pdf(
        Letter(
            title=_("Tout mon dossier"),
            parts=tuple(_parts(content)),
            head=head,
            reference=str(file_id),
            dated=day(day_at(now, head.zone)),
            moment=now,
            language=language,
        )
    )


def _parts(content: dict[str, Any]) -> Iterator[Part]:
    yield Paragraph(
        _(
            "Voici tout ce que le service sait de vous, messages compris. "
            "Le fichier JSON dit la même chose aux machines."
        )
    )
    titles = _titles()
    for name, value in content.items():
        yield Heading(titles.get(name, name))
        lines = list(_lines(value))
        for line in lines:
            yield from (Paragraph(piece.replace("**", "* *")) for piece in _cut(line))
        if not lines:
            yield Paragraph(_("Rien."))


def _cut(line: str) -> Iterator[str]:
    """A long line in pieces of `LONGEST` at most, cut between two things it says where it can be."""
    while len(line) > LONGEST:
        end = line.rfind(BETWEEN, 0, LONGEST)
        end = LONGEST if end <= 0 else end + len(BETWEEN)
        yield line[:end]
        line = line[end:]
    yield line


def _lines(value: Any) -> Iterator[str]:
    """Each thing of a part on one line; inside it `name : value`, in the order of the export."""
    if isinstance(value, list):
        for each in value:
            yield from [_one(each)] if each not in (None, "") else []
    elif isinstance(value, dict):
        for name, each in value.items():
            yield f"{name} : {_one(each)}"
    elif value not in (None, ""):
        yield _one(value)


def _one(value: Any) -> str:
    if isinstance(value, dict):
        return BETWEEN.join(f"{name} : {_one(each)}" for name, each in value.items())
    if isinstance(value, list):
        return ", ".join(f"({_one(each)})" if isinstance(each, dict) else _one(each) for each in value) or "–"
    if isinstance(value, bool):
        return _("oui") if value else _("non")
    return "–" if value in (None, "") else str(value)


def _titles() -> dict[str, str]:
    return {
        "person": _("Qui vous êtes"),
        "counsellors": _("Vos conseillers"),
        "story": _("Ce qui s’est passé"),
        "readings": _("Qui a ouvert votre dossier"),
        "letters": _("Les courriers que vous avez reçus"),
        "papers": _("Les papiers que vous avez donnés"),
        "algorithms": _("Les algorithmes et vous"),
        "appointments": _("Vos rendez-vous"),
        "broken_glass": _("Ouvertures par une autre équipe"),
        "shelters": _("Attention sur les lectures"),
        "call_backs": _("Vos demandes de rappel"),
        "corrections": _("Vos corrections, avant et après"),
        "contestations": _("Vos contestations"),
        "contracts": _("Vos contrats et salaires"),
        "mandates": _("Qui peut ou a pu agir pour vous"),
        "mediation": _("Vos demandes au médiateur"),
        "messages": _("Vos messages"),
        "months": _("Vos mois déclarés"),
        "registration": _("Votre inscription"),
        "rights": _("Vos droits calculés"),
        "sharing": _("Qui peut voir quoi de vous"),
        "visits": _("Vos visites au guichet"),
    }
